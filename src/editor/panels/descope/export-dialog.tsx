import { useEffect, useState } from 'react';
import type { Flow } from '../../../core/document/schema.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import type { MadeExport } from '../../services.ts';
import { useEditor, useEditorStore, useServices } from '../../store/store.ts';
import { ActionIds } from './action-ids.tsx';
import styles from './descope.module.css';

const PACKAGINGS: Readonly<Record<MadeExport['packaging'], string>> = {
  exported: 'An export as the CLI, Terraform and the API have it',
  wrapped: 'An answer of the API',
  console: 'An export of the console',
  snapshot: 'A snapshot’s folder, as a zip',
  contents: 'A contents.json of a snapshot',
  widget: 'A widget with its flows',
};

type Made =
  | { readonly type: 'made'; readonly flow: Flow; readonly made: MadeExport }
  | { readonly type: 'failed'; readonly flow: Flow; readonly message: string };

/** The flow as Descope takes it in: first what the format cannot say, then the file. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const flow = useEditor((state) => state.flow);
  const store = useEditorStore();
  const services = useServices();
  const toast = useToast();
  const result = useExport(flow);
  const made = result?.type === 'made' ? result.made : undefined;
  const isCurrent = result?.flow === flow;
  const save = async ({ name, content }: MadeExport): Promise<void> => {
    try {
      await services.saveFile(name, content);
      onClose();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      toast({ tone: 'danger', text: `${name} was not saved: ${reason}` });
    }
  };
  return (
    <Dialog
      open
      size="m"
      title="Export for Descope"
      description={made === undefined ? undefined : `${PACKAGINGS[made.packaging]}: ${made.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            icon="download"
            disabled={made === undefined || !isCurrent}
            onClick={() => {
              if (made !== undefined) void save(made);
            }}
          >
            Save the export
          </Button>
        </>
      }
    >
      <div className={styles.lines}>
        {result === undefined && <ProgressBar label="Exporting" />}
        {result?.type === 'failed' && <p role="alert">{result.message}</p>}
        {made !== undefined && (
          <>
            {made.variants.size > 0 && <ActionIds variants={made.variants} />}
            <Notes
              made={made}
              onStep={(step) => {
                onClose();
                store.getState().showStep(step);
              }}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

interface NotesProps {
  readonly made: MadeExport;
  readonly onStep: (id: string) => void;
}

function Notes({ made: { notes }, onStep }: NotesProps) {
  const steps = useEditor((state) => state.flow.steps);
  const nameOf = (id: string): string | undefined => steps.find((step) => step.id === id)?.name;
  return (
    <section aria-label="What to know before" className={styles.lines}>
      <h3 className={styles.heading}>What to know before</h3>
      {notes.length === 0 ? (
        <p>Nothing is lost: the format can say all of it.</p>
      ) : (
        <ul className={styles.notes}>
          {notes.map(({ step, message }) => {
            const name = step === null ? undefined : nameOf(step);
            return (
              <li key={`${step} ${message}`}>
                {message}{' '}
                {step !== null && name !== undefined && (
                  <button type="button" className={styles.link} onClick={() => onStep(step)}>
                    Show {name}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Made again after every change of the flow; what is there stays until then. Closing the dialog stops it. */
function useExport(flow: Flow): Made | undefined {
  const services = useServices();
  const [result, setResult] = useState<Made>();
  useEffect(() => {
    const stop = new AbortController();
    services.makeExport(flow, { signal: stop.signal }).then(
      (made) => setResult({ type: 'made', flow, made }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        setResult({ type: 'failed', flow, message });
      },
    );
    return () => stop.abort();
  }, [flow, services]);
  return result;
}
