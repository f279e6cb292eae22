import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useEditor, useEditorStore } from '../store/store.ts';
import styles from './empty-canvas.module.css';

/** What stands on a canvas without steps: the way to the first one. */
export function EmptyCanvas() {
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
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
      <button
        type="button"
        className={styles.link}
        onClick={() => store.getState().setView({ overlay: 'gallery' })}
      >
        Begin with a template
      </button>
    </div>
  );
}
