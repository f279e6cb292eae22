import type { Problem } from '../../core/problem.ts';
import { useEditorStore } from '../store/store.ts';
import styles from './problem-mark.module.css';

interface Props {
  readonly step: string;
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** How many problems a step has; opens the list of them. */
export function ProblemMark({ step, name, problems }: Props) {
  const store = useEditorStore();
  const [first] = problems;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const worst = problems.some(({ severity }) => severity === 'error') ? 'danger' : 'warning';
  return (
    <button
      type="button"
      className={`${styles.mark} nodrag nopan`}
      data-tone={worst}
      aria-label={`${count} of ${name}: ${first?.message ?? ''}`}
      title={problems.map(({ message }) => message).join('\n')}
      onClick={(event) => {
        event.stopPropagation();
        const { select, setView } = store.getState();
        select([step]);
        setView({ bottomOpen: true, bottomTab: 'problems' });
      }}
    >
      {problems.length}
    </button>
  );
}
