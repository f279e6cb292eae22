import { own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { drawId } from '../random.ts';
import { sessionClaims } from '../tokens/claims.ts';
import { currentTenant } from '../tokens/rights.ts';
import type { ClaimSource, CustomClaim } from '../tokens/session.ts';
import { findByLoginId, findByUserId } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { renderText } from '../values/template.ts';
import { claimInputOf } from './claim-input.ts';
import { isFactRoot } from './context-roots.ts';
import type { Env } from './env.ts';
import type { RequestSession } from './event.ts';
import { MAX_VALUE, TooLarge } from './limits.ts';
import type { ExistingSession } from './state.ts';
import { templateClaims } from './template-claims.ts';
import type { TemplateClaims } from './template-claims.ts';
import { knownIn } from './user-fields.ts';

/**
 * The roots of plain facts among what a request brings along; below `user` what is known of the person and no user
 * holds: `user.lastAuth`, `user.fingerprint`.
 */
export function factsOf(context: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(context).filter(([root]) => isFactRoot(root) || root === 'user'),
  );
}

/** The session that the person brought along, and the run's chance after it. */
interface Brought {
  readonly existing: ExistingSession;
  readonly random: number;
}

/**
 * The session that the person brought along: whose it is, and the claims of its session token, those left out made up
 * from the user and the flow's settings as those of every session are. A valid one has just been issued, an expired one
 * ended a second ago; which tenant it is for only its own claims say, as the app hints at one for this run. Throws
 * {@link TooLarge} where the JWT template grows past the limits.
 *
 * @param clock in milliseconds since 1970
 * @param facts what else the request brings along, as {@link factsOf} has it
 */
export function sessionOf(
  env: Env,
  { state, user, claims = {} }: RequestSession,
  clock: number,
  random: number,
  facts: JsonObject,
): Brought {
  const { flow } = env;
  const owner = ownerOf(env, user, own(claims, 'sub'));
  const seconds = Math.floor(clock / 1000);
  const issuedAt = state === 'valid' ? seconds : seconds - 1 - flow.sessionLifetime;
  const custom: { [claim: string]: CustomClaim } = {};
  for (const [claim, value] of Object.entries(claims))
    setOwn(custom, claim, { value, source: BEFORE });
  const input = claimInputOf(flow, owner, null, filledFor(env, owner, facts), {
    amr: [],
    issuedAt,
    refreshExpires: issuedAt + flow.refreshLifetime,
    steppedUp: false,
    custom,
    issued: BEFORE,
    authorized: BEFORE,
    lasting: BEFORE,
    renewed: BEFORE,
  });
  const jti = flow.template?.addJti === true ? drawId(random, 'JT') : null;
  const { claims: whole } = sessionClaims(input, '', jti?.value);
  return {
    existing: { state, userId: owner?.userId ?? null, claims: whole },
    random: jti?.random ?? random,
  };
}

/** No step of this run put the claims there, so nobody asks. */
const BEFORE: ClaimSource = { step: '', how: 'issued' };

/** What the JWT template added before this run began: what it warned about then is no matter of this run. */
function filledFor(
  { flow }: Env,
  user: User | undefined,
  facts: JsonObject,
): TemplateClaims | null {
  const { template, project } = flow;
  if (template === null) return null;
  const tenant = user === undefined ? undefined : currentTenant(user, null, template.autoDct);
  let weight = 0;
  return templateClaims(template, { user, tenant, project, ...knownIn(facts) }, BEFORE, {
    render(text, read) {
      const rendered = renderText(text, read, MAX_VALUE);
      weight += rendered.length;
      if (weight > MAX_VALUE) throw new TooLarge();
      return rendered;
    },
    warn() {},
    unset() {},
  });
}

function ownerOf(env: Env, loginId: string | undefined, sub: Json | undefined): User | undefined {
  if (loginId !== undefined) return findByLoginId(env.users, [], loginId);
  return typeof sub === 'string' ? findByUserId(env.users, [], sub) : undefined;
}
