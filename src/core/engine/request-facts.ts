import { own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { findByLoginId, findByUserId } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { isFactRoot } from './context-roots.ts';
import type { Env } from './env.ts';
import type { RequestSession } from './event.ts';
import type { ExistingSession } from './state.ts';

/**
 * The roots of plain facts among what a request brings along; below `user` what is known of the person and no user
 * holds: `user.lastAuth`, `user.fingerprint`.
 */
export function factsOf(context: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(context).filter(([root]) => isFactRoot(root) || root === 'user'),
  );
}

/**
 * The session that the person brought along: whose it is, and the claims of its session token, those left out made up
 * from the user and the flow's settings. A valid one has just been issued, an expired one ended a second ago.
 */
export function sessionOf(
  env: Env,
  { state, user, claims = {} }: RequestSession,
  clock: number,
): ExistingSession {
  const owner = ownerOf(env, user, own(claims, 'sub'));
  const seconds = Math.floor(clock / 1000);
  const { projectId, sessionLifetime } = env.flow;
  const exp = state === 'valid' ? seconds + sessionLifetime : seconds - 1;
  const whole: { [claim: string]: Json } = {
    amr: [],
    aud: [projectId],
    drn: 'DS',
    exp,
    iat: exp - sessionLifetime,
    iss: projectId,
    ...(owner !== undefined && { sub: owner.userId }),
  };
  for (const [claim, value] of Object.entries(claims)) setOwn(whole, claim, value);
  return { state, userId: owner?.userId ?? null, claims: whole };
}

function ownerOf(env: Env, loginId: string | undefined, sub: Json | undefined): User | undefined {
  if (loginId !== undefined) return findByLoginId(env.users, [], loginId);
  return typeof sub === 'string' ? findByUserId(env.users, [], sub) : undefined;
}
