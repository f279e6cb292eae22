import type { Rights } from './rights.ts';
import type { ClaimSource, CustomClaim, UnsignedToken } from './session.ts';
import { TokenDraft } from './token-draft.ts';

/** Claim names that Descope or RFC 7519 give a meaning; writing one with Custom Claims is warned about. */
export const RESERVED_CLAIMS: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'amr',
  'drn',
  'rexp',
  'dct',
  'tenants',
  'roles',
  'permissions',
  'su',
  'dsub',
  'nsec',
  'azp',
]);

/** What both tokens are made of. Times are unix seconds. */
export interface ClaimInput {
  readonly projectId: string;
  readonly issuer: string;
  /** Null in a token without a user. */
  readonly subject: string | null;
  /** The user ID where the subject is something else. */
  readonly userId: string | null;
  readonly rights: Rights;
  readonly amr: readonly string[];
  readonly issuedAt: number;
  readonly sessionLifetime: number;
  readonly refreshExpires: number;
  /** Whether the person stepped up: `su` is true then (Descope docs, "Step-up"). */
  readonly steppedUp: boolean;
  /** The claims that come in besides the standard ones, and override them: Custom Claims, those of the JWT template. */
  readonly custom: { readonly [claim: string]: CustomClaim };
  /** Their names in alphabetical order. */
  readonly customNames: readonly string[];
  readonly issued: ClaimSource;
  /** Source of the rights: as issued, unless a later step changed the user. */
  readonly authorized: ClaimSource;
  /** Source of when the refresh token ends: as issued, unless a step said how long it lives. */
  readonly lasting: ClaimSource;
  /** Source of the other times: the step that issued or last renewed the token. */
  readonly renewed: ClaimSource;
}

/**
 * The claims of a session token (`drn` "DS"), in alphabetical order as in the documented sample. Empty roles,
 * permissions and tenants are left out; Custom Claims override. Source: facts/descope.md §7.3.
 *
 * @param jti the token's own ID, where the JWT template adds one
 */
export function sessionClaims(
  input: ClaimInput,
  handle: string,
  jti: string | null = null,
): UnsignedToken {
  const { rights, issued, authorized, lasting, renewed } = input;
  const draft = new TokenDraft(input.custom, input.customNames);
  const { claims, sources } = draft;
  if (draft.isFree('amr')) {
    claims['amr'] = input.amr;
    sources['amr'] = issued;
  }
  if (draft.isFree('aud')) {
    claims['aud'] = [input.projectId];
    sources['aud'] = issued;
  }
  if (rights.dct !== null && draft.isFree('dct')) {
    claims['dct'] = rights.dct;
    sources['dct'] = authorized;
  }
  if (draft.isFree('drn')) {
    claims['drn'] = 'DS';
    sources['drn'] = issued;
  }
  if (input.userId !== null && draft.isFree('dsub')) {
    claims['dsub'] = input.userId;
    sources['dsub'] = issued;
  }
  if (draft.isFree('exp')) {
    claims['exp'] = input.issuedAt + input.sessionLifetime;
    sources['exp'] = renewed;
  }
  if (draft.isFree('iat')) {
    claims['iat'] = input.issuedAt;
    sources['iat'] = renewed;
  }
  if (draft.isFree('iss')) {
    claims['iss'] = input.issuer;
    sources['iss'] = issued;
  }
  if (jti !== null && draft.isFree('jti')) {
    claims['jti'] = jti;
    sources['jti'] = renewed;
  }
  if (rights.permissions.length > 0 && draft.isFree('permissions')) {
    claims['permissions'] = rights.permissions;
    sources['permissions'] = authorized;
  }
  if (draft.isFree('rexp')) {
    claims['rexp'] = isoSeconds(input.refreshExpires);
    sources['rexp'] = lasting;
  }
  if (rights.roles.length > 0 && draft.isFree('roles')) {
    claims['roles'] = rights.roles;
    sources['roles'] = authorized;
  }
  if (input.subject !== null && draft.isFree('sub')) {
    claims['sub'] = input.subject;
    sources['sub'] = issued;
  }
  if (input.steppedUp && draft.isFree('su')) {
    claims['su'] = true;
    sources['su'] = issued;
  }
  if (rights.tenants !== null && draft.isFree('tenants')) {
    claims['tenants'] = rights.tenants;
    sources['tenants'] = authorized;
  }
  return draft.finish(handle);
}

/** The claims of a refresh token (`drn` "DSR"): Custom Claims are in it as well. Source: facts/descope.md §7.3. */
export function refreshClaims(
  input: ClaimInput,
  handle: string,
  jti: string | null = null,
): UnsignedToken {
  const { issued, lasting, renewed } = input;
  const draft = new TokenDraft(input.custom, input.customNames);
  const { claims, sources } = draft;
  if (draft.isFree('amr')) {
    claims['amr'] = input.amr;
    sources['amr'] = issued;
  }
  if (draft.isFree('aud')) {
    claims['aud'] = [input.projectId];
    sources['aud'] = issued;
  }
  if (draft.isFree('drn')) {
    claims['drn'] = 'DSR';
    sources['drn'] = issued;
  }
  if (input.userId !== null && draft.isFree('dsub')) {
    claims['dsub'] = input.userId;
    sources['dsub'] = issued;
  }
  if (draft.isFree('exp')) {
    claims['exp'] = input.refreshExpires;
    sources['exp'] = lasting;
  }
  if (draft.isFree('iat')) {
    claims['iat'] = input.issuedAt;
    sources['iat'] = renewed;
  }
  if (draft.isFree('iss')) {
    claims['iss'] = input.issuer;
    sources['iss'] = issued;
  }
  if (jti !== null && draft.isFree('jti')) {
    claims['jti'] = jti;
    sources['jti'] = renewed;
  }
  if (input.subject !== null && draft.isFree('sub')) {
    claims['sub'] = input.subject;
    sources['sub'] = issued;
  }
  return draft.finish(handle);
}

/** Unix seconds as the documented `rexp` has them: UTC without fractions. */
function isoSeconds(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  if (day !== lastDay.day) {
    lastDay = { day, text: new Date(day * DAY * 1000).toISOString().slice(0, -MIDNIGHT.length) };
  }
  const time = seconds - day * DAY;
  const [hour, minute] = [Math.floor(time / 3600), Math.floor(time / 60) % 60];
  return `${lastDay.text}${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(time % 60)}Z`;
}

const DAY = 24 * 3600;
const MIDNIGHT = '00:00:00.000Z';

/** Dates are slow to write, and most tokens end on the same day: the last one is remembered. */
let lastDay = { day: NaN, text: '' };

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
