import type { Problem } from '../../../core/problem.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './problems-panel.module.css';
import { withoutName } from './without-name.ts';

const ICONS = { error: 'circle-x', warning: 'triangle-alert', info: 'info' } as const;

/** What is wrong with the flow, found without running it; a row opens the step it is about. */
export function ProblemsPanel() {
  const problems = useEditor((state) => state.problems);
  if (problems.length === 0) {
    return (
      <EmptyState icon="check" title="No problems">
        Every port is wired, every step can be reached, and Generate JWT always has a login ID.
      </EmptyState>
    );
  }
  return (
    <ol className={styles.list} aria-label="Problems">
      {problems.map((problem, i) => (
        <Row key={`${problem.code} ${problem.path} ${i}`} problem={problem} />
      ))}
    </ol>
  );
}

function Row({ problem: { severity, message, path, step } }: { readonly problem: Problem }) {
  const store = useEditorStore();
  const name = useEditor((state) => state.flow.steps.find(({ id }) => id === step)?.name);
  const words = (
    <>
      <Icon name={ICONS[severity]} size={14} />
      <span className={styles.severity}>{severity}</span>
      <strong>{name ?? 'The flow'}</strong>
      <span>{name === undefined ? message : withoutName(message, name)}</span>
      <code>{path}</code>
    </>
  );
  return (
    <li data-severity={severity} className={styles.row}>
      {step === null ? (
        <div>{words}</div>
      ) : (
        <button type="button" onClick={() => store.getState().showStep(step)}>
          {words}
        </button>
      )}
    </li>
  );
}
