import { pathOfTrace } from '../../core/engine/trace-path.ts';
import type { JSONWebKeySet } from 'jose';
import type { CookieNames, RunError } from '../../core/engine/state.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import { signedInUser } from '../../core/engine/read-context.ts';
import type { JsonObject } from '../../core/json.ts';
import { explainClaims } from '../../core/tokens/explain.ts';
import type { ClaimExplanation } from '../../core/tokens/explain.ts';
import type { UnsignedToken } from '../../core/tokens/session.ts';
import { REFRESH_COOKIE, SESSION_COOKIE } from '../../core/tokens/token-size.ts';
import { allUsers } from '../../core/users/overlay.ts';
import type { Match } from '../../core/users/overlay.ts';
import type { User } from '../../core/users/user.ts';
import type { Signer, TokenHeader } from '../keys/signer.ts';
import { outcomeOf } from './outcome-of.ts';
import type { RunSession } from './run-session.ts';

/** A signed token, taken apart and explained: where each claim comes from and what it means. */
export interface IssuedToken {
  readonly jwt: string;
  readonly header: TokenHeader;
  readonly claims: JsonObject;
  readonly reasons: readonly ClaimExplanation[];
}

export interface ResultChange {
  readonly type: 'created' | 'updated';
  readonly before?: User;
  readonly after: User;
  readonly matchedBy?: Match;
}

/** What a run came to, as `run --json` prints it. Tokens are there only when the flow completed with a session. */
export interface RunResult {
  readonly outcome: 'completed' | 'failed' | 'waiting';
  readonly error?: RunError;
  /** The steps executed, in order. */
  readonly path: readonly string[];
  readonly session?: IssuedToken;
  readonly refresh?: IssuedToken;
  /** The cookies that tokens are kept in where a project keeps them so. */
  readonly cookies?: CookieNames;
  /** What the app gets besides tokens; left out where it is nothing. */
  readonly outputs?: JsonObject;
  readonly jwks: JSONWebKeySet;
  readonly user?: User;
  readonly users: readonly User[];
  readonly changes: readonly ResultChange[];
  readonly trace: readonly TraceEntry[];
}

/** What can be said of a run without signing anything: what a suite compares with expectations. */
export interface RunSummary extends Omit<RunResult, 'session' | 'refresh' | 'jwks'> {
  readonly session?: UnsignedToken;
  readonly refresh?: UnsignedToken;
}

const COOKIES: CookieNames = { session: SESSION_COOKIE, refresh: REFRESH_COOKIE };

/** A moment of a run: the session itself, or an earlier state with the trace up to it. */
export type RunMoment = Pick<RunSession, 'env' | 'state' | 'trace'>;

/** Sums a run up, as it stands at a moment. */
export function summarise(run: RunMoment): RunSummary {
  const { state, env, trace } = run;
  const { outcome, error } = outcomeOf(state);
  const user = signedInUser({ ...state, env });
  const tokens = outcome === 'completed' ? state.session : null;
  return {
    outcome,
    ...(error !== null && { error }),
    path: pathOfTrace(trace),
    ...(tokens !== null && {
      session: tokens.session,
      refresh: tokens.refresh,
      cookies: state.extra.cookieNames ?? COOKIES,
    }),
    ...(Object.keys(state.extra.outputs).length > 0 && { outputs: state.extra.outputs }),
    ...(user !== undefined && { user }),
    users: allUsers(env.users, state.overlay),
    changes: state.overlay.map(({ before, after, matchedBy }) => ({
      type: before === null ? 'created' : 'updated',
      ...(before !== null && { before }),
      after,
      ...(matchedBy !== null && { matchedBy }),
    })),
    trace,
  };
}

/** Sums a run up and signs its tokens. */
export async function signResult(run: RunMoment, signer: Signer): Promise<RunResult> {
  const { session, refresh, ...summary } = summarise(run);
  const { outcome, error, path, cookies, outputs, ...rest } = summary;
  // Side by side: a signature is made off the main thread.
  const [issuedSession, issuedRefresh] = await Promise.all([
    issue(session, signer),
    issue(refresh, signer),
  ]);
  return {
    outcome,
    ...(error !== undefined && { error }),
    path,
    ...(issuedSession !== undefined && { session: issuedSession }),
    ...(issuedRefresh !== undefined && { refresh: issuedRefresh }),
    ...(cookies !== undefined && { cookies }),
    ...(outputs !== undefined && { outputs }),
    jwks: signer.jwks,
    ...rest,
  };
}

async function issue(
  token: UnsignedToken | undefined,
  signer: Signer,
): Promise<IssuedToken | undefined> {
  if (token === undefined) return undefined;
  const signed = signer.sign(token);
  const reasons = explainClaims(token);
  return { jwt: await signed, header: signer.header, claims: token.claims, reasons };
}
