import { useMemo, useState } from 'react';
import type { Problem } from '../../../core/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Emphasised } from '../../../ui/emphasised.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './problems-panel.module.css';
import { withoutName } from './without-name.ts';

const ICONS = { error: 'circle-x', warning: 'triangle-alert', info: 'info' } as const;

/** How many rows come at a time: a large import may have thousands of problems. */
const PAGE = 100;

/** What is wrong with the flow, found without running it; a row opens the step it is about. */
export function ProblemsPanel() {
  const problems = useEditor((state) => state.problems);
  const steps = useEditor((state) => state.flow.steps);
  const names = useMemo(() => new Map(steps.map(({ id, name }) => [id, name])), [steps]);
  const [most, setMost] = useState(PAGE);
  if (problems.length === 0) {
    return (
      <EmptyState icon="check" title="No problems">
        Every port is wired, every step can be reached, and Generate JWT always has a login ID.
      </EmptyState>
    );
  }
  return (
    <>
      <ol className={styles.list} aria-label="Problems">
        {problems.slice(0, most).map((problem, i) => (
          <Row
            key={`${problem.code} ${problem.path} ${i}`}
            problem={problem}
            name={names.get(problem.step ?? '')}
          />
        ))}
      </ol>
      {problems.length > most && (
        <p className={styles.more}>
          {most} of {problems.length} shown{' '}
          <Button size="s" onClick={() => setMost(most + PAGE)}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly problem: Problem;
  /** Of its step. */
  readonly name: string | undefined;
}

function Row({ problem: { severity, message, path, step }, name }: RowProps) {
  const store = useEditorStore();
  const words = (
    <>
      <Icon name={ICONS[severity]} size={14} />
      <span className={styles.severity}>{severity}</span>
      <strong>{name ?? 'The flow'}</strong>
      <span>
        <Emphasised>{name === undefined ? message : withoutName(message, name)}</Emphasised>{' '}
        <code>{path}</code>
      </span>
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
