import { useEffect, useState } from 'react';
import { counted } from '../../../analysis/diff/words.ts';
import { libraryFlow } from '../../../core/document/library-flow.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { readableKinds } from '../../../steps/readable-kinds.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import { MiniGraph } from '../../canvas/mini-graph.tsx';
import { beginFlow } from '../../edits/begin-flow.ts';
import { openFiles } from '../../files/open-files.ts';
import type { FlowEntry, Template } from '../../services.ts';
import { useEditor, useEditorStore, useServices } from '../../store/store.ts';
import { DeleteFlow } from './delete-flow.tsx';
import styles from './gallery.module.css';

/** The flows of the workspace and the templates to begin with. */
export function Gallery({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const store = useEditorStore();
  const current = useEditor((state) => state.flow.id);
  const library = libraryOf(useEditor((state) => state.flow));
  const [flows, setFlows] = useState<readonly FlowEntry[]>([]);
  /** The flow somebody is about to delete. */
  const [leaving, setLeaving] = useState<FlowEntry | null>(null);
  /** What is wrong with the file that was chosen. */
  const [unread, setUnread] = useState<string | null>(null);
  const toast = useToast();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  useEffect(() => {
    void services.workspace.list().then(setFlows);
    void services.templates().then(setTemplates);
  }, [services]);

  const open = (flow: Flow): void => {
    store.getState().open(flow);
    onClose();
  };
  const begin = (flow: Flow): void => void beginFlow(store, services, flow).then(onClose);
  const openStored = async (id: string): Promise<void> => {
    const stored = await services.workspace.load(id);
    if (stored !== undefined) open(stored.flow);
  };
  const remove = async (id: string): Promise<void> => {
    await services.workspace.remove(id);
    setFlows(await services.workspace.list());
  };
  const openAFile = async (): Promise<void> => {
    const chosen = await services.openFiles();
    if (chosen.length === 0) return;
    const reports = await openFiles(store, services, chosen);
    const bad = reports.filter(({ tone }) => tone === 'danger');
    const isHere = store.getState().overlay === 'gallery';
    for (const report of reports) if (!isHere || report.tone !== 'danger') toast(report);
    // A message of the page would lie under this dialog.
    if (bad.length > 0) return setUnread(bad.map(({ text }) => text).join(' '));
    if (isHere) onClose();
  };

  return (
    <Dialog open title="Flows" size="l" onClose={onClose}>
      <section aria-label="My flows">
        <div className={styles.head}>
          <h3>My flows</h3>
          <span className={styles.buttons}>
            <Button icon="folder-open" onClick={() => void openAFile()}>
              Open a file
            </Button>
            <Button icon="folder-open" onClick={() => void openAFile()}>
              Import a Descope flow
            </Button>
            <Button icon="file-plus" onClick={() => begin(emptyFlow())}>
              New flow
            </Button>
          </span>
        </div>
        {unread !== null && (
          <p role="alert" className={styles.unread}>
            <Icon name="circle-x" size={14} /> {unread}
          </p>
        )}
        {flows.length === 0 && <p className={styles.none}>None yet: begin with a template.</p>}
        <ul className={styles.flows}>
          {flows.map((entry) => {
            const { id, name, changed } = entry;
            return (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === current}
                  onClick={() => void openStored(id)}
                >
                  <strong>{name || id}</strong>
                  <span>
                    {id === current ? 'open' : `changed ${new Date(changed).toLocaleString()}`}
                  </span>
                </button>
                <IconButton
                  icon="trash-2"
                  label={`Delete ${name || id}`}
                  disabled={id === current}
                  onClick={() => setLeaving(entry)}
                />
              </li>
            );
          })}
        </ul>
      </section>
      {leaving !== null && (
        <DeleteFlow
          name={leaving.name || leaving.id}
          onDelete={() => void remove(leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
      {library.length > 0 && (
        <section aria-label="Brought along">
          <div className={styles.head}>
            <h3>Brought along by the open flow</h3>
          </div>
          <ul className={styles.flows}>
            {library.map((flow) => (
              <li key={flow.id}>
                <button
                  type="button"
                  onClick={() => begin(libraryFlow(store.getState().flow, flow, readableKinds))}
                >
                  <strong>{flow.name || flow.id}</strong>
                  <span>{counted(flow.steps.length, 'step')} · opens as a flow of its own</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Templates">
        <div className={styles.head}>
          <h3>Templates</h3>
        </div>
        <ul className={styles.templates}>
          {templates.map(({ id, flow }) => (
            <li key={id}>
              <button type="button" onClick={() => begin(flow)}>
                <MiniGraph flow={flow} />
                <strong>{flow.name}</strong>
                <span className={styles.use}>{flow.description ?? ''}</span>
                <span className={styles.size}>{sizeInWords(flow)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  );
}

/** "10 steps · 14 scenarios". */
function sizeInWords({ steps, scenarios = [] }: Flow): string {
  return `${counted(steps.length, 'step')} · ${counted(scenarios.length, 'scenario')}`;
}

/** A flow with nothing in it. */
function emptyFlow(): Flow {
  return {
    format: 'flowmint/flow',
    version: 1,
    id: 'new-flow',
    name: 'New flow',
    start: null,
    steps: [],
    edges: [],
  };
}
