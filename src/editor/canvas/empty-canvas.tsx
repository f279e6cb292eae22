import { useEffect, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useToast } from '../../ui/toaster.tsx';
import { beginFlow } from '../edits/begin-flow.ts';
import type { Template } from '../services.ts';
import { useEditor, useEditorStore, useServices } from '../store/store.ts';
import styles from './empty-canvas.module.css';
import { MiniGraph } from './mini-graph.tsx';

/** How many templates are shown; the gallery has them all. */
const FIRST = 4;

/** What stands on a canvas without steps: the way to the first one. */
export function EmptyCanvas() {
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const services = useServices();
  const toast = useToast();
  const importOne = async (): Promise<void> => {
    const chosen = await services.openFiles();
    const { openFiles } = await import('../files/open-files.ts');
    for (const report of await openFiles(store, services, chosen)) toast(report);
  };
  return (
    <div className={styles.empty}>
      <button
        type="button"
        className={styles.ghost}
        disabled={readOnly}
        aria-haspopup="dialog"
        onClick={(event) => {
          const anchor = event.currentTarget.getBoundingClientRect();
          store.getState().setCanvas({
            stepMenu: { anchor, after: null, insert: false, place: null },
          });
        }}
      >
        <Icon name="plus" size={18} />
        Add first step
      </button>
      <p className={styles.hint}>
        or drag one here from the palette · press <Kbd keys="/" /> to search
      </p>
      <p className={styles.hint}>
        or bring one you have
        <button type="button" className={styles.link} onClick={() => void importOne()}>
          Import a Descope flow
        </button>
      </p>
      <Templates />
    </div>
  );
}

/** A few templates as pictures, and the way to all of them. */
function Templates() {
  const store = useEditorStore();
  const services = useServices();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  useEffect(() => {
    void services.templates().then(setTemplates);
  }, [services]);
  return (
    <section className={styles.templates} aria-label="Templates">
      <p className={styles.hint}>
        or begin with a template
        <button
          type="button"
          className={styles.link}
          onClick={() => store.getState().setView({ overlay: 'gallery' })}
        >
          All flows and templates
        </button>
      </p>
      <ul className={styles.list}>
        {templates.slice(0, FIRST).map(({ id, flow }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.template}
              title={flow.description}
              onClick={() => void beginFlow(store, services, flow)}
            >
              <MiniGraph flow={flow} />
              {flow.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
