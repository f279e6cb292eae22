import { own, sameJson, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ClaimSource, CustomClaim, Session } from '../tokens/session.ts';
import { findByUserId } from '../users/overlay.ts';
import { weigh } from '../values/weigh.ts';
import { MAX_VALUE } from './limits.ts';
import { added, NONE } from './lists.ts';
import { mintTokens, traceTokens, weighTokens } from './mint-tokens.ts';
import type { Move } from './move.ts';

/** Signs someone in: tokens for the session that starts, or anew for the one that goes on. */
export function startSession(
  move: Move,
  userId: string | null,
  firstSeen: boolean,
  amr: readonly string[],
): void {
  const seconds = Math.floor(move.clock / 1000);
  const issued: ClaimSource = { step: move.step.id, how: 'issued' };
  const { session } = move;
  const isFirst = firstSeen || (session?.userId === userId && session.firstSeen);
  const custom = claimsSoFar(move, userId);
  if (Object.keys(move.extra.earlyClaims).length > 0) {
    move.extra = { ...move.extra, earlyClaims: {} };
  }
  if (move.extra.steppedUp === 'next') move.extra = { ...move.extra, steppedUp: 'yes' };
  const lifetime = move.extra.refreshLifetime?.seconds ?? move.env.flow.refreshLifetime;
  mintTokens(
    move,
    {
      userId,
      firstSeen: isFirst,
      amr: mergeMethods(methodsBefore(move, userId), amr),
      step: move.step.id,
      authorizedBy: null,
      refreshExpires: seconds + lifetime,
    },
    custom,
    issued,
  );
  if (userId !== null) {
    move.writes = added(move.writes, [
      { path: 'user', value: userId },
      { path: 'authInfo.firstSeen', value: isFirst },
    ]);
  }
  traceTokens(move);
}

/** Ends the session; whose it was stays loaded. */
export function endSession(move: Move): void {
  if (move.session === null) return;
  move.extra = { ...move.extra, loaded: move.session.userId };
  move.session = null;
}

/** Adds claims to the session, or keeps them until one starts; gives the refresh token another lifetime if asked to. */
export function mergeClaims(
  move: Move,
  claims: { readonly [claim: string]: Json },
  refreshLifetime: number | undefined,
): void {
  if (refreshLifetime !== undefined) {
    const { id: step } = move.step;
    move.extra = { ...move.extra, refreshLifetime: { seconds: refreshLifetime, step } };
  }
  const how = move.session === null ? 'waited' : 'custom';
  const source: ClaimSource = { step: move.step.id, how };
  const custom: { [claim: string]: CustomClaim } = {
    ...move.customClaims,
  };
  for (const claim of Object.keys(claims)) {
    const value = own(claims, claim) ?? null;
    move.count(weigh(value, MAX_VALUE));
    setOwn(custom, claim, { value, source });
  }
  if (move.session === null) {
    move.extra = { ...move.extra, earlyClaims: custom };
    return;
  }
  const session =
    refreshLifetime === undefined
      ? move.session
      : { ...move.session, refreshExpires: Math.floor(move.clock / 1000) + refreshLifetime };
  if (isBarred(move, session)) {
    move.session = { ...session, custom };
    return;
  }
  mintTokens(move, session, custom, { step: move.step.id, how: 'renewed' });
  traceTokens(move);
}

/**
 * Marks the flow as a step-up: a sign-in after it yields `su` (facts/descope.md §2.2). What becomes of a session that
 * this run has started already is assumed (`step-up-after-sign-in`).
 */
export function stepUp(move: Move): void {
  const { session, extra } = move;
  if (extra.steppedUp === 'yes') return;
  if (session === null || move.assume('step-up-after-sign-in') === 'later') {
    move.extra = { ...extra, steppedUp: 'next' };
    if (session !== null) {
      move.warn('The session under way gets no su by this: only a sign-in after this step does.');
    }
    return;
  }
  move.extra = { ...extra, steppedUp: 'yes' };
  mintTokens(move, session, session.custom, { step: move.step.id, how: 'renewed' });
  traceTokens(move);
}

/** The tokens anew, since they say something that is no longer so; not where they would say the same. */
export function renewSession(move: Move): void {
  const { session: before, issued, warnings, assumptions, outdated } = move;
  if (before === null || outdated === null || isBarred(move, before)) return;
  // Lists of their own: what the trial says is no matter of the trace unless something comes of it.
  move.warnings = [...warnings];
  move.assumptions = [...assumptions];
  const step = move.step.id;
  mintTokens(move, { ...before, authorizedBy: step }, before.custom, { step, how: 'renewed' });
  const { session, refresh } = move.session ?? before;
  const isSame = sameBut(TIMES, before.session.claims, session.claims);
  const isRenewed = !isSame && move.env.flow.assumptions[outdated] === 'renew';
  if (!isRenewed) {
    move.session = before;
    move.issued = issued;
    move.warnings = warnings;
    move.assumptions = assumptions;
  }
  if (!isSame) move.assume(outdated);
  if (!isRenewed) return;
  move.noteTokens(session, refresh);
  weighTokens(move);
}

/** Whether no token is issued anew, since the user is disabled by now (`disabled-session`). */
function isBarred(move: Move, { userId }: Session): boolean {
  const user = userId === null ? undefined : findByUserId(move.env.users, move.overlay, userId);
  if (user?.status !== 'disabled' || move.assume('disabled-session') === 'kept') return false;
  move.warn(`"${user.loginIds[0] ?? user.userId}" is disabled: the tokens are not renewed.`);
  return true;
}

/**
 * The claims that Custom Claims set so far. They are those of the flow run (Descope docs, "Custom Claims"); that they
 * outlive a change of who is signed in is assumed (`claims-of-another`).
 */
function claimsSoFar(move: Move, userId: string | null): Session['custom'] {
  const {
    session,
    extra: { earlyClaims },
  } = move;
  if (session === null || Object.keys(session.custom).length === 0) return earlyClaims;
  const isKept = session.userId === userId || move.assume('claims-of-another') === 'kept';
  return isKept ? { ...session.custom, ...earlyClaims } : earlyClaims;
}

/** How this person proved who they are before now: in this run, or in the session they brought along. */
function methodsBefore(move: Move, userId: string | null): readonly string[] {
  if (move.session?.userId === userId) return move.session.amr;
  const { existing } = move.extra;
  if (existing?.state !== 'valid' || existing.userId !== userId) return NONE;
  const amr = own(existing.claims, 'amr');
  const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : NONE;
  if (methods.length === 0) return NONE;
  return move.assume('earlier-methods') === 'count' ? methods : NONE;
}

/** `mfa` is added once two or more methods were used (Descope docs, "MFA"). */
function mergeMethods(before: readonly string[], now: readonly string[]): readonly string[] {
  if (before.length === 0) return now;
  const methods = new Set([...before, ...now].filter((method) => method !== 'mfa'));
  return methods.size > 1 ? [...methods, 'mfa'] : [...methods];
}

/** What is different in every token. */
const TIMES: ReadonlySet<string> = new Set(['exp', 'iat', 'jti', 'rexp']);

/** Whether two sets of claims say the same but for the claims named. */
function sameBut(names: ReadonlySet<string>, a: JsonObject, b: JsonObject): boolean {
  const claims = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...claims].every((claim) => names.has(claim) || sameJson(own(a, claim), own(b, claim)));
}
