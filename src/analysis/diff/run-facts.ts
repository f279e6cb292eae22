import type { TraceEntry } from '../../core/engine/trace.ts';
import { isJsonArray, isJsonObject } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { User } from '../../core/users/user.ts';

/** What of a run is compared: every summary of a run has it. */
export interface RunFacts {
  readonly outcome: 'completed' | 'failed' | 'waiting';
  readonly error?: {
    readonly type: string;
    readonly code?: string;
    readonly message: string;
    readonly step: string | null;
  };
  readonly path: readonly string[];
  readonly session?: { readonly claims: JsonObject };
  readonly refresh?: { readonly claims: JsonObject };
  readonly outputs?: JsonObject;
  readonly changes: readonly {
    readonly type: 'created' | 'updated';
    readonly before?: User;
    readonly after: User;
  }[];
  readonly trace: readonly TraceEntry[];
}

/** What of a run can be compared value by value, without what the run made up. */
export type ComparedFacts = Readonly<
  Record<
    | 'outcome'
    | 'error'
    | 'claims'
    | 'refresh claims'
    | 'outputs'
    | 'users'
    | 'messages'
    | 'requests',
    Json | undefined
  >
>;

/** Whether the run created or updated the user: no field of users is called so. */
export const CHANGE = 'in this run';

/**
 * What there is to compare of a run.
 *
 * @param nameOf what a step is called where it is compared
 */
export function comparedFacts(run: RunFacts, nameOf: (step: string) => string): ComparedFacts {
  const madeUp = new Map(
    run.changes
      .filter(({ type }) => type === 'created')
      .map(({ after }, i) => [after.userId, i === 0 ? '(new user)' : `(new user ${i + 1})`]),
  );
  const plain = (value: Json | undefined): Json | undefined =>
    value === undefined ? undefined : withoutMadeUp(value, madeUp);
  const { error } = run;
  return {
    outcome: run.outcome,
    error: error && {
      type: error.type,
      ...(error.code !== undefined && { code: error.code }),
      message: error.message,
      ...(error.step !== null && { step: nameOf(error.step) }),
    },
    claims: plain(claimsOf(run.session)),
    'refresh claims': plain(claimsOf(run.refresh)),
    outputs: plain(run.outputs),
    users: plain(usersOf(run)),
    messages: plain(run.trace.flatMap(messagesIn)),
    requests: plain(run.trace.flatMap(requestIn)),
  };
}

/** Moments depend on how long the run took; how long the token lives does not. */
function claimsOf(token: RunFacts['session']): JsonObject | undefined {
  if (token === undefined) return undefined;
  const { iat, exp, rexp: _rexp, jti: _jti, ...claims } = token.claims;
  const isTimed = typeof iat === 'number' && typeof exp === 'number';
  return { ...claims, ...(isTimed && { 'lifetime (s)': exp - iat }) };
}

/** The users created and updated, by what people call them; moments are told as `set`. */
function usersOf({ changes }: RunFacts): JsonObject {
  const users = changes.map(({ type, after }): [string, Json] => {
    const { userId: _userId, createdTime: _created, lastLoginTime, ...user } = after;
    const fields: Json = {
      [CHANGE]: type,
      ...user,
      lastLoginTime: lastLoginTime === null ? null : 'set',
    };
    return [after.loginIds[0] ?? after.userId, fields];
  });
  return Object.fromEntries(users);
}

function messagesIn(entry: TraceEntry): readonly string[] {
  const messages = entry.type === 'step' ? (entry.messages ?? []) : [];
  return messages.map(({ channel, to, subject, text, code }) => {
    const words = code === undefined ? text : text.replaceAll(code, '(code)');
    return [`${channel} to ${to}`, ...(subject === undefined ? [] : [subject]), words].join(': ');
  });
}

function requestIn(entry: TraceEntry): readonly string[] {
  if (entry.type !== 'request' || entry.effect.type !== 'http') return [];
  const { method, url, body } = entry.effect.request;
  return [`${method} ${url}${body === null ? '' : ` ${body}`}`];
}

/** The value with ids that the run made up told as what they are. */
function withoutMadeUp(value: Json, madeUp: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    return [...madeUp].reduce((text, [id, name]) => text.replaceAll(id, name), value);
  }
  if (isJsonArray(value)) return value.map((item) => withoutMadeUp(item, madeUp));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutMadeUp(inner, madeUp)]),
  );
}
