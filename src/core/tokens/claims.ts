import type { JsonObject } from '../json.ts';
import type { User } from '../users/user.ts';
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
  readonly user: User;
  readonly amr: readonly string[];
  readonly issuedAt: number;
  readonly sessionLifetime: number;
  readonly refreshExpires: number;
  /** Whether the person stepped up: `su` is true then (Descope docs, "Step-up"). */
  readonly steppedUp: boolean;
  /** The tenant the app hinted at; it becomes `dct` where the user belongs to it. */
  readonly tenantHint: string | null;
  readonly custom: { readonly [claim: string]: CustomClaim };
  /** The names of the custom claims in alphabetical order. */
  readonly customNames: readonly string[];
  readonly issued: ClaimSource;
  /** Source of `iat` and `exp`: the step that issued or last renewed the token. */
  readonly renewed: ClaimSource;
}

/**
 * The claims of a session token (`drn` "DS"), in alphabetical order as in the documented sample. Empty roles,
 * permissions and tenants are left out; Custom Claims override. Source: facts/descope.md §7.3.
 */
export function sessionClaims(input: ClaimInput, handle: string): UnsignedToken {
  const { user, issued, renewed } = input;
  const draft = new TokenDraft(input.custom, input.customNames);
  const { claims, sources } = draft;
  const tenant = currentTenant(user, input.tenantHint);
  if (draft.isFree('amr')) {
    claims['amr'] = input.amr;
    sources['amr'] = issued;
  }
  if (draft.isFree('aud')) {
    claims['aud'] = [input.projectId];
    sources['aud'] = issued;
  }
  if (tenant !== null && draft.isFree('dct')) {
    claims['dct'] = tenant;
    sources['dct'] = issued;
  }
  if (draft.isFree('drn')) {
    claims['drn'] = 'DS';
    sources['drn'] = issued;
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
    claims['iss'] = input.projectId;
    sources['iss'] = issued;
  }
  if (user.permissions.length > 0 && draft.isFree('permissions')) {
    claims['permissions'] = user.permissions;
    sources['permissions'] = issued;
  }
  if (draft.isFree('rexp')) {
    claims['rexp'] = isoSeconds(input.refreshExpires);
    sources['rexp'] = issued;
  }
  if (user.roleNames.length > 0 && draft.isFree('roles')) {
    claims['roles'] = user.roleNames;
    sources['roles'] = issued;
  }
  if (draft.isFree('sub')) {
    claims['sub'] = user.userId;
    sources['sub'] = issued;
  }
  if (input.steppedUp && draft.isFree('su')) {
    claims['su'] = true;
    sources['su'] = issued;
  }
  if (user.userTenants.length > 0 && draft.isFree('tenants')) {
    claims['tenants'] = tenantClaim(user);
    sources['tenants'] = issued;
  }
  return draft.finish(handle);
}

/** The claims of a refresh token (`drn` "DSR"): Custom Claims are in it as well. Source: facts/descope.md §7.3. */
export function refreshClaims(input: ClaimInput, handle: string): UnsignedToken {
  const { issued, renewed } = input;
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
  if (draft.isFree('exp')) {
    claims['exp'] = input.refreshExpires;
    sources['exp'] = renewed;
  }
  if (draft.isFree('iat')) {
    claims['iat'] = input.issuedAt;
    sources['iat'] = renewed;
  }
  if (draft.isFree('iss')) {
    claims['iss'] = input.projectId;
    sources['iss'] = issued;
  }
  if (draft.isFree('sub')) {
    claims['sub'] = input.user.userId;
    sources['sub'] = issued;
  }
  return draft.finish(handle);
}

/** The tenant hinted at if the user is in it, else the only one (Descope docs, "Flow inputs", "Session management"). */
function currentTenant(user: User, hint: string | null): string | null {
  const ids = user.userTenants.map(({ tenantId }) => tenantId);
  if (hint !== null && ids.includes(hint)) return hint;
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

function tenantClaim(user: User): JsonObject {
  return Object.fromEntries(
    user.userTenants.map(({ tenantId, roleNames, permissions }) => [
      tenantId,
      {
        ...(roleNames.length > 0 && { roles: roleNames }),
        ...(permissions.length > 0 && { permissions }),
      },
    ]),
  );
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
