import { counted } from '../../../analysis/diff/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import type { ImportedFlow, ImportState } from '../../store/import-slice.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './descope.module.css';

/** How far an import is, and what came of it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const importing = useEditor((state) => state.importing);
  const store = useEditorStore();
  if (importing === null) return null;
  if (importing.type === 'running') return <Running importing={importing} />;
  const close = (): void => {
    onClose();
    store.getState().setImport(null);
  };
  return (
    <Report
      importing={importing}
      onClose={close}
      onProblems={() => {
        close();
        store.getState().setView({ bottomOpen: true, bottomTab: 'problems' });
      }}
    />
  );
}

function Running({
  importing: { done, total, cancel },
}: {
  readonly importing: Extract<ImportState, { readonly type: 'running' }>;
}) {
  return (
    <Dialog
      open
      size="s"
      title="Reading files"
      onClose={cancel}
      footer={<Button onClick={cancel}>Cancel</Button>}
    >
      <div className={styles.lines}>
        {total > 1 ? (
          <ProgressBar label="Flows read" value={done} max={total} />
        ) : (
          <ProgressBar label="Reading" />
        )}
        <p>{total > 1 ? `${done} of ${total} flows` : 'The page stays usable meanwhile.'}</p>
      </div>
    </Dialog>
  );
}

interface ReportProps {
  readonly importing: Extract<ImportState, { readonly type: 'done' }>;
  readonly onClose: () => void;
  readonly onProblems: () => void;
}

function Report({ importing: { flows, failed }, onClose, onProblems }: ReportProps) {
  return (
    <Dialog
      open
      title={flows.length === 1 ? 'Imported' : `${flows.length} flows imported`}
      description="Everything the file holds is kept, also what is not shown here: an export gives it back."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onProblems}>Show problems</Button>
          <Button variant="primary" onClick={onClose}>
            Show the flow
          </Button>
        </>
      }
    >
      <div className={styles.lines}>
        {flows.map((one) => (
          <FlowReport key={one.flow.id} {...one} />
        ))}
        {failed.map((text) => (
          <p key={text} role="alert" className={styles.failed}>
            <Icon name="circle-x" size={14} /> {text}
          </p>
        ))}
      </div>
    </Dialog>
  );
}

function FlowReport({ file, flow, notes }: ImportedFlow) {
  return (
    <section aria-label={file} className={styles.lines}>
      <p>
        <strong>{flow.name || flow.id}</strong> from {file}: {counted(flow.steps.length, 'step')},{' '}
        {counted(flow.edges.length, 'edge')}
        {flow.library === undefined ? '' : inLibrary(flow.library.length)}.
      </p>
      {notes.length === 0 ? (
        <p className={styles.quiet}>All of it came over.</p>
      ) : (
        <ul className={styles.notes}>
          {notes.map(({ path, message }) => (
            <li key={path + message}>
              {message} <code>{path}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function inLibrary(count: number): string {
  const others = count === 1 ? 'another flow' : `${count} other flows`;
  return `, and ${others}, which “Flows” lists as brought along`;
}
