import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useEditor, useEditorStore } from '../store/store.ts';
import styles from './flow-intro.module.css';

/** What the flow is for and who is about to come, until a run shows it; dismissed once, it stays away. */
export function FlowIntro() {
  const store = useEditorStore();
  const name = useEditor((state) => state.flow.name);
  const description = useEditor((state) => state.flow.description ?? '');
  const scenario = useEditor(({ flow, scenarioName }) =>
    flow.scenarios?.find((one) => one.name === scenarioName),
  );
  return (
    <div className={styles.room}>
      <section className={styles.intro} aria-label="About this flow">
        <div className={styles.head}>
          <h2>{name}</h2>
          <IconButton
            icon="x"
            label="Hide what the flow is for"
            onClick={() => store.getState().setView({ introOpen: false })}
          />
        </div>
        <p>{description}</p>
        {scenario !== undefined && (
          <p className={styles.scenario}>
            Who comes: <strong>{scenario.name}</strong>.
            {scenario.description !== undefined && ` ${scenario.description}`}
          </p>
        )}
        <p className={styles.hint}>
          <strong>Run</strong> <Kbd keys="mod+enter" /> walks the path and shows the token it ends
          with.
        </p>
      </section>
    </div>
  );
}
