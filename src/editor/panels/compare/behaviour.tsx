import { useState } from 'react';
import type { RunComparison } from '../../../analysis/diff/compare-runs.ts';
import { runInWords, runsInWords } from '../../../analysis/diff/print-runs.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Changes } from './changes.tsx';
import styles from './compare.module.css';
import type { BehaviourControl } from './use-behaviour.ts';

/** What every scenario of both flows comes to with both. */
export function Behaviour({ behaviour }: { readonly behaviour: BehaviourControl }) {
  const { state, isBare, run, cancel } = behaviour;
  const [explores, setExplores] = useState(false);
  if (state.type === 'running') {
    const { what, done, total } = state;
    const text = total === 0 ? `${what}…` : `${done} of ${total} runs`;
    return (
      <div className={styles.progress}>
        <ProgressBar label={what} value={done} max={total} valueText={text} />
        <span>{text}</span>
        <Button size="s" icon="x" onClick={cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  const again = (
    <div className={styles.progress}>
      <Button
        size="s"
        variant={state.type === 'done' ? 'secondary' : 'primary'}
        icon="list-checks"
        onClick={() => void run(explores)}
      >
        {state.type === 'done' ? 'Run again' : 'Run all scenarios on both'}
      </Button>
      {!isBare && (
        <Switch
          label="Also find scenarios by trying both out"
          checked={explores}
          onChange={setExplores}
        />
      )}
    </div>
  );
  if (state.type !== 'done') {
    return (
      <>
        {again}
        {state.type === 'failed' && (
          <p role="alert" className={styles.failed}>
            The scenarios could not be run: {state.message}
          </p>
        )}
        <EmptyState icon="flask-conical" title="What do both flows do?">
          {isBare
            ? 'Neither flow has scenarios: they are found by trying both out, every button, branch and answer.'
            : 'Every scenario of either flow runs on both, against its mocks; you see what comes out otherwise.'}
        </EmptyState>
      </>
    );
  }
  const { runs } = state;
  const sorted = [...runs.filter(isDifferent), ...runs.filter((one) => !isDifferent(one))];
  return (
    <>
      {again}
      <p className={styles.summary} role="status">
        {runsInWords(runs)}
      </p>
      <ul className={styles.differences} aria-label="Scenarios">
        {sorted.map((one) => (
          <Run key={one.name} run={one} />
        ))}
      </ul>
    </>
  );
}

function Run({ run }: { readonly run: RunComparison }) {
  const { before, after, changes } = run;
  return (
    <li aria-label={run.name}>
      <div className={styles.run}>
        <span className={styles.mark}>
          {changes.length === 0 ? (
            <Pill icon="check">Same</Pill>
          ) : (
            <Pill tone="warning" icon="pencil">
              Different
            </Pill>
          )}
        </span>
        <strong>{runInWords(run)}</strong>
        <span className={styles.quiet}>{before === after ? after : `${before} → ${after}`}</span>
      </div>
      {changes.length > 0 && (
        <div className={styles.body}>
          <Changes
            changes={changes.map((one) => ({
              ...one,
              label: [one.aspect, ...one.label],
              path: '',
            }))}
          />
        </div>
      )}
    </li>
  );
}

function isDifferent({ changes }: RunComparison): boolean {
  return changes.length > 0;
}
