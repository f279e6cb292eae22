import { Pill } from '../../../ui/pill.tsx';
import type { ScenarioResult } from './scenario-results.ts';
import styles from './scenarios-panel.module.css';

const LOOKS = {
  passed: { tone: 'ok', icon: 'check', word: 'passed' },
  failed: { tone: 'danger', icon: 'circle-x', word: 'failed' },
  unreadable: { tone: 'danger', icon: 'octagon-x', word: 'could not begin' },
} as const;

const OUTCOMES = {
  completed: 'run completed',
  failed: 'run failed',
  waiting: 'run waits',
} as const;

/** Passed or failed, the outcome of the run, and whether that is still true. */
export function Verdict({ result }: { readonly result: ScenarioResult | null }) {
  if (result === null) return <span className={styles.muted}>not tested yet</span>;
  const { verdict, old, run } = result;
  const { tone, icon, word } = LOOKS[verdict];
  return (
    <span className={styles.verdict}>
      <Pill tone={old ? 'neutral' : tone} icon={icon}>
        {word}
      </Pill>
      <span className={styles.muted}>
        {run.type === 'ran' && OUTCOMES[run.summary.outcome]}
        {old && ', before your edits'}
      </span>
    </span>
  );
}
