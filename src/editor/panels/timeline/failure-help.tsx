import type { RunError } from '../../../core/engine/state.ts';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import { Button } from '../../../ui/button.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './timeline.module.css';

/** What to do about a run that failed: the step it failed at, and where a port leads nowhere, the choice of a target. */
export function FailureHelp({ error }: { readonly error: RunError }) {
  const name = useEditor((state) => state.flow.steps.find(({ id }) => id === error.step)?.name);
  const port = useEditor((state) =>
    error.type === 'unwired-port' ? unwired(state.run?.session.trace, error.step) : null,
  );
  const store = useEditorStore();
  const { step } = error;
  if (step === null || name === undefined) return null;
  return (
    <p className={styles.ways}>
      {port !== null && (
        <Button
          size="s"
          icon="plus"
          aria-haspopup="dialog"
          onClick={(event) =>
            store.getState().setCanvas({
              stepMenu: {
                anchor: event.currentTarget.getBoundingClientRect(),
                after: { from: step, port },
                insert: false,
                place: null,
              },
            })
          }
        >
          Connect “{port}”
        </Button>
      )}
      <Button size="s" onClick={() => store.getState().showStep(step)}>
        Open {name}
      </Button>
    </p>
  );
}

/** The port that the step left by last. */
function unwired(trace: readonly TraceEntry[] | undefined, step: string | null): string | null {
  const entry = trace?.findLast((one) => one.type === 'step' && one.step === step);
  return entry?.type === 'step' ? entry.port : null;
}
