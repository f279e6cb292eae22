import type { Step } from '../../../core/document/schema.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useEditor } from '../../store/store.ts';
import { withoutName } from '../problems/without-name.ts';
import styles from './inspector.module.css';

const ICONS = { error: 'circle-x', warning: 'triangle-alert', info: 'info' } as const;

/** What is wrong with this step, as found without running it. */
export function StepProblems({ step }: { readonly step: Step }) {
  const all = useEditor((state) => state.problems);
  const problems = all.filter((problem) => problem.step === step.id);
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="Problems of this step">
      {problems.map(({ severity, message, code, path }) => (
        <li key={`${code} ${path} ${message}`} data-severity={severity}>
          <Icon name={ICONS[severity]} size={14} />
          <span>{withoutName(message, step.name)}</span>
        </li>
      ))}
    </ul>
  );
}
