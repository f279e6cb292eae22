import type { Json } from '../json.ts';
import { wholeContext } from './read-context.ts';
import type { Readable } from './read-context.ts';

/** What a jq program came to. */
export interface JqRead {
  readonly value: Json | undefined;
  readonly warning?: string;
  /** Whether it may have read tokens: a request with its result then needs them signed. */
  readonly readsTokens: boolean;
}

/** Whether a dynamic value is a jq program over the whole context (Descope docs, "Connector JSON usage"). */
export function isJqValue(text: string): boolean {
  return text.startsWith('jq:');
}

/** Runs the program of a `jq:` value; one that fails is undefined, with the reason as a warning. */
export function readJq(run: Readable, text: string): JqRead {
  const answer = run.env.tools.jq(text.slice('jq:'.length), wholeContext(run));
  return answer.ok
    ? { value: answer.value, readsTokens: mentionsToken(answer.value) }
    : { value: undefined, warning: `${text}: ${answer.error}.`, readsTokens: false };
}

function mentionsToken(value: Json | undefined): boolean {
  return value !== undefined && /jwt:\d/.test(JSON.stringify(value));
}
