import type { Step } from '../../../core/document/schema.ts';
import { Button } from '../../../ui/button.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { useMoment } from '../../use-moment.ts';
import styles from './inspector.module.css';

/** What this step did in the run shown, and the way to that moment. */
export function StepRun({ step }: { readonly step: Step }) {
  const shown = useMoment();
  const session = useEditor((state) => state.run?.session);
  const store = useEditorStore();
  const entry = shown?.moment.trace.findLast((one) => one.type === 'step' && one.step === step.id);
  if (shown === undefined || session === undefined || entry?.type !== 'step') return null;
  const index = session.trace.indexOf(entry);
  const moment = session.moments.findIndex(({ traced }) => traced > index);
  return (
    <section className={styles.run} aria-label="In this run">
      <h3>In this run</h3>
      <p>{entry.why}</p>
      {entry.port !== null && (
        <p>
          Left by <code>{entry.port}</code>.
        </p>
      )}
      <Button
        size="s"
        icon="clock"
        onClick={() => {
          store.getState().setView({ bottomOpen: true, bottomTab: 'timeline' });
          store.getState().scrubTo(moment, index);
        }}
      >
        Show in timeline
      </Button>
    </section>
  );
}
