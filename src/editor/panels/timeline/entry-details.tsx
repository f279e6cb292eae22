import type { ReactNode } from 'react';
import { ASSUMPTIONS } from '../../../core/assumptions/table.ts';
import type { Flow } from '../../../core/document/schema.ts';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import type { EffectAnswer, EffectRequest } from '../../../core/engine/outcome.ts';
import type { Json } from '../../../core/json.ts';
import { inThousands } from '../../../ui/clipped.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LongText } from '../../../ui/long-text.tsx';
import { FailureHelp } from './failure-help.tsx';
import styles from './timeline.module.css';

interface Props {
  readonly entry: TraceEntry;
  readonly flow: Flow;
}

/** Everything the chosen row knows: reads, writes, the request and its answer, warnings, assumptions, why. */
export function EntryDetails({ entry, flow }: Props) {
  const name = 'step' in entry ? flow.steps.find(({ id }) => id === entry.step)?.name : undefined;
  return (
    // It scrolls, so it takes the focus: keys have to reach what is below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.details} aria-label="Details of the chosen row" tabIndex={0}>
      <h3>{name ?? titleOf(entry)}</h3>
      {'why' in entry && (
        <p>
          <LongText>{entry.why}</LongText>
        </p>
      )}
      {entry.type === 'start' && <p>{beginning(entry)}</p>}
      {entry.type === 'end' && entry.status === 'completed' && <p>The flow reached its End.</p>}
      {'error' in entry && entry.error !== undefined && (
        <p className={styles.error}>
          <Icon name="circle-x" size={14} /> <LongText>{entry.error.message}</LongText>{' '}
          <code>{entry.error.type}</code>
          {entry.error.code !== undefined && <code>{entry.error.code}</code>}
        </p>
      )}
      {entry.type === 'end' && entry.error !== undefined && <FailureHelp error={entry.error} />}
      {'warnings' in entry && <Warnings warnings={entry.warnings ?? []} />}
      {'reads' in entry && <Paths title="Read" paths={entry.reads} missing="not set" />}
      {entry.type === 'step' && <Paths title="Wrote" paths={entry.writes} missing="cleared" />}
      {entry.type === 'request' && (
        <Section title={EFFECTS[entry.effect.type]}>
          <Code>{printEffect(entry.effect)}</Code>
        </Section>
      )}
      {entry.type === 'step' && entry.answer !== undefined && (
        <Section title="Answer">
          <Code>{printAnswer(entry.answer)}</Code>
        </Section>
      )}
      {entry.type === 'step' &&
        entry.messages?.map(({ channel, to, text }) => (
          <Section key={`${channel} ${to} ${text}`} title={`Message by ${channel}`}>
            <Code>{`To ${to}\n${text}`}</Code>
          </Section>
        ))}
      {entry.type === 'step' &&
        entry.audit?.map(({ action, type, data }) => (
          <Section key={`${type} ${action}`} title={`Audit event, ${type}`}>
            <Code>{`${action}\n${JSON.stringify(data, null, 2)}`}</Code>
          </Section>
        ))}
      {entry.type === 'step' && entry.outputs !== undefined && (
        <Section title="Outputs of the flow">
          <Code>{JSON.stringify(entry.outputs, null, 2)}</Code>
        </Section>
      )}
      {'assumptions' in entry && entry.assumptions !== undefined && (
        <Section title="Assumptions that decided something">
          <ul className={styles.assumptions}>
            {entry.assumptions.map((id) => (
              <li key={id}>
                {ASSUMPTIONS.find((assumption) => assumption.id === id)?.question ?? id}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </section>
  );
}

/** What stands above a row that is about no step. */
function titleOf(entry: TraceEntry): string {
  if (entry.type === 'start') return 'Run begins';
  return entry.type === 'end' ? `Run ${entry.status}` : 'Run';
}

/** When the run begins on its own clock, and what the app and the browser brought along. */
function beginning({ at, seed, request }: Extract<TraceEntry, { type: 'start' }>): string {
  const brought = Object.keys(request);
  const along = brought.length === 0 ? 'nothing' : brought.join(', ');
  return `${new Date(at).toISOString()} on the run’s clock, seed ${seed}. The request brings ${along}.`;
}

interface PathsProps {
  readonly title: string;
  readonly paths: readonly { readonly path: string; readonly value?: Json }[];
  readonly missing: string;
}

function Paths({ title, paths, missing }: PathsProps) {
  if (paths.length === 0) return null;
  return (
    <Section title={title}>
      <dl className={styles.paths}>
        {paths.slice(0, MOST).map(({ path, value }, i) => (
          <div key={`${path} ${i}`}>
            <dt>{path}</dt>
            <dd>
              {value === undefined ? (
                <em>{missing}</em>
              ) : (
                <LongText>{JSON.stringify(value)}</LongText>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Rest of={paths.length} />
    </Section>
  );
}

/** So many paths and warnings are shown: a hostile flow has tens of thousands. */
const MOST = 200;

function Rest({ of }: { readonly of: number }) {
  return of > MOST && <p>and {inThousands(of - MOST)} more</p>;
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  return (
    <>
      {warnings.slice(0, MOST).map((warning) => (
        <p key={warning} className={styles.warning}>
          <Icon name="triangle-alert" size={14} /> <LongText>{warning}</LongText>
        </p>
      ))}
      <Rest of={warnings.length} />
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function Code({ children }: { readonly children: string }) {
  const text = children.trim();
  return (
    <pre className={styles.code}>
      <LongText key={text}>{text}</LongText>
    </pre>
  );
}

const EFFECTS = { http: 'Request', script: 'Script', choice: 'Choice', verify: 'Token' } as const;

function printEffect(effect: EffectRequest): string {
  switch (effect.type) {
    case 'http':
      return `${effect.request.method} ${effect.request.url}\n${effect.request.body ?? ''}`;
    case 'script':
      return `${JSON.stringify(effect.request.args, null, 2)}\n\n${effect.request.code}`;
    case 'choice':
      return effect.request.outcomes.map(({ label }) => label).join('\n');
    case 'verify':
      return effect.request.token;
  }
}

function printAnswer(answer: EffectAnswer): string {
  if (answer.type === 'outcome') return answer.outcome;
  if (answer.type === 'refused') return answer.message;
  if (answer.type === 'error') return withLogs(`${answer.message}${placeOf(answer)}`, answer.logs);
  if (answer.type === 'verified') return JSON.stringify(answer.claims, null, 2);
  if (answer.type === 'result') {
    return withLogs(JSON.stringify(answer.value, null, 2) ?? 'undefined', answer.logs);
  }
  const from = answer.mock === null ? '' : ` (mock ${answer.mock + 1})`;
  return answer.type === 'failure'
    ? `${answer.reason}${from}: ${answer.message}`
    : `${answer.status}${from}, ${answer.elapsedMs} ms\n${answer.body}`;
}

/** What a script came to, and what it logged on the way. */
function withLogs(text: string, logs: readonly string[] = []): string {
  return logs.length === 0 ? text : `${text}\n\nLogged:\n${logs.join('\n')}`;
}

function placeOf({ line, column }: Extract<EffectAnswer, { type: 'error' }>): string {
  if (line === undefined) return '';
  return `\nat line ${line}${column === undefined ? '' : `, column ${column}`}`;
}
