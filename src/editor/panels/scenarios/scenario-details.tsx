import type { Scenario } from '../../../core/scenario/schema.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { ScenarioResult } from './scenario-results.ts';
import styles from './scenarios-panel.module.css';

interface Props {
  readonly scenario: Scenario;
  readonly result: ScenarioResult | null;
  readonly onRun: () => void;
  readonly onEdit: () => void;
}

const OUTCOMES = {
  completed: 'to complete',
  failed: 'to fail',
  waiting: 'to wait for a person',
} as const;

/** The chosen scenario: what it is about, what it brings, and what did not come out as expected. */
export function ScenarioDetails({ scenario, result, onRun, onEdit }: Props) {
  const { name, description, expect } = scenario;
  return (
    // It scrolls, so it takes the focus: keys have to reach what is below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.details} aria-label={`Scenario ${name}`} tabIndex={0}>
      <h3>{name}</h3>
      {description !== undefined && <p>{description}</p>}
      <p className={styles.muted}>{contentsOf(scenario)}</p>
      <p className={styles.muted}>
        {expect === undefined
          ? 'Expects nothing in particular: the run has to complete.'
          : `Expects the run ${OUTCOMES[expect.outcome]}${expect.path === undefined ? '' : `, after ${expect.path.length} steps`}.`}
      </p>
      <div className={styles.buttons}>
        <Button size="s" icon="play" onClick={onRun}>
          Run this scenario
        </Button>
        <Button size="s" icon="pencil" onClick={onEdit}>
          Edit scenario
        </Button>
      </div>
      <Complaints result={result} />
    </section>
  );
}

function Complaints({ result }: { readonly result: ScenarioResult | null }) {
  if (result === null) return null;
  const { run } = result;
  const messages =
    run.type === 'unreadable' ? [run.message] : run.failures.map(({ message }) => message);
  if (messages.length === 0) return null;
  return (
    <ul className={styles.failures} aria-label="Not as expected">
      {messages.map((message) => (
        <li key={message}>
          <Icon name="circle-x" size={14} />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}

/** "2 users, the stored mocks, 1 answer". */
function contentsOf({ users, mocks, answers = [] }: Scenario): string {
  return [
    users === undefined ? 'the stored users' : counted(users.length, 'user'),
    mocks === undefined ? 'the stored mocks' : counted(mocks.length, 'mock'),
    counted(answers.length, 'answer'),
  ].join(', ');
}

function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}
