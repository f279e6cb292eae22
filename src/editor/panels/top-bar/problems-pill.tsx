import { Button } from '../../../ui/button.tsx';
import styles from './top-bar.module.css';
import { useEditor, useEditorStore } from '../../store/store.ts';

/** How many problems there are; opens their list. */
export function ProblemsPill() {
  const errors = useEditor(
    (state) => state.problems.filter(({ severity }) => severity === 'error').length,
  );
  const others = useEditor((state) => state.problems.length) - errors;
  const store = useEditorStore();
  const total = errors + others;
  const text = total === 0 ? 'No problems' : total === 1 ? '1 problem' : `${total} problems`;
  return (
    <Button
      variant="ghost"
      size="s"
      className={styles.problems}
      aria-label={text}
      icon={errors > 0 ? 'circle-x' : total > 0 ? 'triangle-alert' : 'check'}
      data-tone={errors > 0 ? 'danger' : total > 0 ? 'warning' : 'ok'}
      onClick={() => store.getState().setView({ bottomOpen: true, bottomTab: 'problems' })}
    >
      <span className={styles.words}>{text}</span>
    </Button>
  );
}
