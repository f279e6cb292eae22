import type { Json } from '../json.ts';
import { jqProgramOf } from '../values/jq-value.ts';
import { wholeContext } from './read-context.ts';
import type { Readable } from './read-context.ts';
import type { Charge } from './tools.ts';

/** What a jq program came to. */
export interface JqRead {
  readonly value: Json | undefined;
  readonly warning?: string;
  /** The context paths it reads; none where that can't be known. */
  readonly paths: readonly string[];
  /** Whether its result holds tokens: a request with it then needs them signed. */
  readonly readsTokens: boolean;
}

/** Runs the program of a `jq:` value; one that fails is undefined, with the reason as a warning. */
export function readJq(run: Readable, text: string, charge: Charge): JqRead {
  const { tools } = run.env;
  const program = jqProgramOf(text);
  const answer = tools.jq(program, wholeContext(run), charge);
  const paths = tools.jqPaths(program) ?? [];
  return answer.ok
    ? { value: answer.value, paths, readsTokens: mentionsToken(answer.value) }
    : { value: undefined, warning: `${text}: ${answer.error}.`, paths, readsTokens: false };
}

function mentionsToken(value: Json | undefined): boolean {
  return value !== undefined && /jwt:\d/.test(JSON.stringify(value));
}
