import { useEffect, useRef, useState } from 'react';
import type { Step } from '../../../core/document/schema.ts';
import type { RunSession } from '../../../hosts/session/run-session.ts';
import { Button } from '../../../ui/button.tsx';
import type { AskedClaim } from '../../store/canvas-slice.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { useMoment } from '../../use-moment.ts';
import styles from './inspector.module.css';

/** What this step did in the run shown, and the way to that moment. */
export function StepRun({ step }: { readonly step: Step }) {
  const shown = useMoment();
  const session = useEditor((state) => state.run?.session);
  const asked = useAskedClaim(step.id, session);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked === null) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.parentElement?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const store = useEditorStore();
  const entry = shown?.moment.trace.findLast((one) => one.type === 'step' && one.step === step.id);
  if (shown === undefined || session === undefined || entry?.type !== 'step') return null;
  const index = session.trace.indexOf(entry);
  const moment = session.moments.findIndex(({ traced }) => traced > index);
  return (
    <section className={styles.run} aria-label="In this run">
      <h3 ref={heading} tabIndex={-1}>
        In this run
      </h3>
      {asked !== null && (
        <p>
          The claim <code>{asked.claim}</code> is {asked.why}.
        </p>
      )}
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

/** The claim whose reason is looked for here, until another run begins. */
function useAskedClaim(step: string, session: RunSession | undefined): AskedClaim | null {
  const wanted = useEditor((state) => state.claimAsked);
  const store = useEditorStore();
  const [asked, setAsked] = useState<{
    readonly claim: AskedClaim;
    readonly session: RunSession | undefined;
  } | null>(null);
  if (wanted?.step === step && asked?.claim !== wanted) setAsked({ claim: wanted, session });
  useEffect(() => {
    if (wanted?.step === step) store.getState().setCanvas({ claimAsked: null });
  }, [wanted, step, store]);
  return asked?.session === session ? (asked?.claim ?? null) : null;
}
