import { useAnnounce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { passedInWords } from './scenario-results.ts';
import styles from './scenarios-panel.module.css';

/** Runs every scenario, with how far that is and the way to stop it. */
export function RunAll({ count }: { readonly count: number }) {
  const progress = useEditor((state) => state.batchProgress);
  const store = useEditorStore();
  const announce = useAnnounce();
  const runAll = async (): Promise<void> => {
    const before = store.getState().batch;
    await store.getState().runAll();
    const { batch } = store.getState();
    if (batch !== null && batch !== before) announce(passedInWords(batch));
  };
  if (progress === null) {
    return (
      <Button size="s" icon="list-checks" disabled={count === 0} onClick={() => void runAll()}>
        Run all
      </Button>
    );
  }
  const text = `${progress.done} of ${progress.total} scenarios`;
  return (
    <div className={styles.progress}>
      <ProgressBar
        label="Running all scenarios"
        value={progress.done}
        max={progress.total}
        valueText={text}
      />
      <span>{text}</span>
      <Button size="s" icon="x" onClick={() => store.getState().cancelRunAll()}>
        Cancel
      </Button>
    </div>
  );
}
