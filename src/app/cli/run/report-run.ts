import type { Flow } from '../../../core/document/schema.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { own, sameJson } from '../../../core/json.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { verifyToken } from '../../../hosts/keys/verify.ts';
import type { ResultChange, RunResult } from '../../../hosts/session/run-result.ts';
import type { RunSession } from '../../../hosts/session/run-session.ts';
import { plain } from '../plain.ts';
import { showValue } from '../show-value.ts';
import type { Style } from '../style.ts';
import { reportRawToken, reportToken } from './report-token.ts';
import { reportTrace } from './report-trace.ts';
import { stepNames } from './step-names.ts';

/** A run for people: every step, how it ended, who changed, and the tokens explained. */
export async function reportRun(
  flow: Flow,
  scenario: Scenario,
  run: RunSession,
  result: RunResult,
  style: Style,
): Promise<string> {
  const nameOf = stepNames(flow);
  const title = style.bold(plain(flow.name === '' ? flow.id : flow.name));
  const lines = [
    scenario.name === '' ? title : `${title} · ${plain(scenario.name)}`,
    '',
    ...reportTrace(result.trace, nameOf, run.env.flow.assumptions, style),
    ...reportOutcome(result, nameOf, style),
    '',
    ...result.changes.flatMap((change) => reportChange(change, style)),
    ...(result.changes.length > 0 ? [''] : []),
    ...reportOutputs(result, style),
    ...(await reportTokens(result, run.state.clock, nameOf, style)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What the app gets besides the tokens. */
function reportOutputs({ outputs }: RunResult, style: Style): readonly string[] {
  const entries = Object.entries(outputs ?? {});
  if (entries.length === 0) return [];
  const lines = entries.map(([key, value]) => `    ${plain(key)}: ${showValue(value)}`);
  return [style.bold('Flow outputs'), ...lines, ''];
}

/** The session token with its claims, the refresh token without: it holds the same ones but for `drn` and `exp`. */
async function reportTokens(
  { session, refresh, cookies, jwks }: RunResult,
  clock: number,
  nameOf: (id: string) => string,
  style: Style,
): Promise<readonly string[]> {
  const lines: string[] = [];
  if (session !== undefined) {
    const verification = await verifyToken(session.jwt, jwks, clock);
    lines.push(...reportToken('Session token', session, verification, nameOf, style), '');
  }
  if (refresh !== undefined) {
    const verification = await verifyToken(refresh.jwt, jwks, clock);
    lines.push(...reportRawToken('Refresh token', refresh, verification, style));
    const name = cookies === undefined ? '' : `; its cookie is ${cookies.refresh}`;
    lines.push(`  ${style.dim(`${refresh.jwt.length} bytes${name}`)}`);
  }
  return lines;
}

function reportOutcome(
  { outcome, error, path, session, user }: RunResult,
  nameOf: (id: string) => string,
  style: Style,
): readonly string[] {
  const dress = { completed: style.green, failed: style.red, waiting: style.yellow }[outcome];
  const steps = `${path.length} ${path.length === 1 ? 'step' : 'steps'}`;
  const why = user?.status === 'disabled' ? ', no token for a disabled user' : ', nobody signed in';
  const noToken = outcome === 'completed' && session === undefined ? why : '';
  const lines = [`${dress(style.bold(outcome))} after ${steps}${noToken}`];
  if (error === undefined) return lines;
  const code = error.code === undefined ? '' : ` (${error.code})`;
  const where = error.step === null ? '' : ` at ${nameOf(error.step)}`;
  return [...lines, `${style.red(plain(`${error.type}${code}`))}${where}: ${plain(error.message)}`];
}

/** One user a run created or changed, field by field. */
function reportChange(
  { type, before, after, matchedBy }: ResultChange,
  style: Style,
): readonly string[] {
  const match =
    matchedBy === undefined
      ? ''
      : plain(`, matched by ${matchedBy.field} ${JSON.stringify(matchedBy.loginId)}`);
  const loginIds = after.loginIds.map(plain).join(', ');
  return [
    `${style.bold(`User ${type}`)}: ${plain(after.userId)} (${loginIds})${match}`,
    ...changedFields(before ?? {}, after).map(
      ([field, from, to]) =>
        `    ${field}: ${before === undefined ? '' : `${showValue(from)} → `}${showValue(to)}`,
    ),
  ];
}

type Field = readonly [name: string, before: Json | undefined, after: Json | undefined];

/** Of a created user only what is set. */
function changedFields(before: JsonObject, after: JsonObject): readonly Field[] {
  const isCreated = Object.keys(before).length === 0;
  return Object.keys(after).flatMap((name): Field[] => {
    const from = own(before, name);
    const to = own(after, name);
    if (name === 'userId' || sameJson(from, to)) return [];
    return isCreated && isBlank(to) ? [] : [[name, from, to]];
  });
}

function isBlank(value: Json | undefined): boolean {
  return ['""', 'false', '[]', '{}', 'null'].includes(JSON.stringify(value));
}
