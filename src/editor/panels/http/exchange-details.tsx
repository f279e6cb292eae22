import { isJsonArray, isJsonObject, parseJson } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { clipped } from '../../../ui/clipped.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LongText } from '../../../ui/long-text.tsx';
import { JsonTree } from '../../../ui/json-tree.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './http-panel.module.css';
import type { RunExchange } from './requests-of.ts';

/** A request and its answer in full. */
export function ExchangeDetails({ exchange }: { readonly exchange: RunExchange }) {
  const { request, answer, step } = exchange;
  const name = useEditor((state) => state.run?.flow.steps.find(({ id }) => id === step)?.name);
  const store = useEditorStore();
  const label = clipped(`${request.method} ${request.url}`);
  return (
    // It scrolls, so it takes the focus: keys have to reach what is below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.details} aria-label={label} tabIndex={0}>
      <h3>Request</h3>
      <p>
        From{' '}
        <button
          type="button"
          className={styles.link}
          onClick={() => store.getState().showStep(step)}
        >
          {name ?? step}
        </button>
        . Its timeout is {request.timeoutMs / 1000} s.
      </p>
      <Headers headers={request.headers} />
      <Body label="Request body" text={request.body ?? ''} />
      <h3>Answer</h3>
      {answer === null && <p>Not there yet at this moment of the run.</p>}
      {answer?.type === 'failure' && (
        <p className={styles.failure}>
          <Icon name="circle-x" size={14} />
          <span>
            <LongText>{answer.message}</LongText>
          </span>
        </p>
      )}
      {answer?.type === 'response' && (
        <>
          <p>
            Status {answer.status} after {answer.elapsedMs} ms of the run’s clock.
          </p>
          <Headers headers={answer.headers} />
          <Body label="Answer body" text={answer.body} />
        </>
      )}
    </section>
  );
}

function Headers({ headers }: { readonly headers: { readonly [name: string]: string } }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.headers}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <LongText>{value}</LongText>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ label, text }: { readonly label: string; readonly text: string }) {
  if (text === '') return null;
  const value = structureOf(text);
  return value === undefined ? (
    <pre className={styles.code}>
      <LongText key={text}>{text}</LongText>
    </pre>
  ) : (
    // Another body is another tree, with nothing folded.
    <JsonTree key={text} label={label} value={value} />
  );
}

/** An object or a list as JSON; everything else is shown as the text it is. */
function structureOf(text: string): Json | undefined {
  try {
    const value = parseJson(text);
    return isJsonObject(value) || isJsonArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
