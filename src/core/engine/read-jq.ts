import type { AssumptionId } from '../assumptions/table.ts';
import type { Json } from '../json.ts';
import { holdsHandle } from '../tokens/handle.ts';
import { jqProgramOf } from '../values/jq-value.ts';
import { isWithin } from '../values/path.ts';
import { wholeContext } from './read-context.ts';
import type { Readable } from './read-context.ts';
import type { Charge } from './tools.ts';

/** What a jq program came to. */
export interface JqRead {
  readonly value: Json | undefined;
  readonly warnings: readonly string[];
  /** The context paths it reads; none where that can't be known. */
  readonly paths: readonly string[];
  /** Whether its result holds tokens: a request with it then needs them signed. */
  readonly readsTokens: boolean;
  readonly assumptions: readonly AssumptionId[];
}

/**
 * Runs the program of a `jq:` value on the run's clock; one that fails is undefined, with the reason as a warning. So is
 * one that comes to null, which is all that jq says of what is not there: whoever needs a value then says that there is
 * none, as for a path (assumption `unresolved-value`). What several results come to is assumed.
 */
export function readJq(run: Readable, clock: number, text: string, charge: Charge): JqRead {
  const { tools, flow } = run.env;
  const program = jqProgramOf(text);
  const several = flow.assumptions['jq-results'] === 'list' ? 'list' : 'first';
  const answer = tools.jq(program, wholeContext(run), { charge, now: clock, several });
  const paths = tools.jqPaths(program) ?? [];
  if (!answer.ok) {
    const below = paths.find((path) => path !== 'tenant' && isWithin(path, 'tenant'));
    const hint =
      below === undefined ? '' : `; to jq the tenant is its ID: read {{${below}}} as it is`;
    const warnings = [`${text}: ${answer.error}${hint}.`];
    return { value: undefined, warnings, paths, readsTokens: false, assumptions: [] };
  }
  const warnings: string[] = [];
  if (answer.several === true && several === 'first') {
    warnings.push(`${text}: more follows its first result, which alone counts.`);
  }
  const readsTokens = holdsHandle(answer.value);
  const looksIntoToken = !readsTokens && run.session !== null && paths.some(isToken);
  if (looksIntoToken) {
    warnings.push(
      `${text}: it looks into a stand-in for a token, such as jwt:1. What the token says is in jwtClaims.`,
    );
  }
  return {
    value: answer.value ?? undefined,
    warnings,
    paths,
    readsTokens,
    assumptions: [
      ...(looksIntoToken ? (['script-token'] as const) : []),
      ...(answer.several === true ? (['jq-results'] as const) : []),
      ...(answer.usesClock === true ? (['script-clock'] as const) : []),
    ],
  };
}

function isToken(path: string): boolean {
  return path === 'authInfo.sessionJwt' || path === 'authInfo.refreshJwt';
}
