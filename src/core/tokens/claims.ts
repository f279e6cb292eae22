import type { Json, JsonObject } from '../json.ts';
import type { User } from '../users/user.ts';
import type { ClaimSource, CustomClaim, UnsignedToken } from './session.ts';

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
  /** The tenant the app hinted at; it becomes `dct` where the user belongs to it. */
  readonly tenantHint: string | null;
  readonly custom: { readonly [claim: string]: CustomClaim };
  readonly issued: ClaimSource;
  /** Source of `iat` and `exp`: the step that issued or last renewed the token. */
  readonly renewed: ClaimSource;
}

/**
 * The claims of a session token (`drn` "DS"), in alphabetical order as in the documented sample. Empty roles,
 * permissions and tenants are left out; Custom Claims override. Source: facts/descope.md §7.3.
 */
export function sessionClaims(input: ClaimInput, handle: string): UnsignedToken {
  const { user } = input;
  const tenant = currentTenant(user, input.tenantHint);
  const claims: Record<string, Json> = { amr: input.amr, aud: [input.projectId] };
  if (tenant !== null) claims['dct'] = tenant;
  claims['drn'] = 'DS';
  claims['exp'] = input.issuedAt + input.sessionLifetime;
  claims['iat'] = input.issuedAt;
  claims['iss'] = input.projectId;
  if (user.permissions.length > 0) claims['permissions'] = user.permissions;
  claims['rexp'] = isoSeconds(input.refreshExpires);
  if (user.roleNames.length > 0) claims['roles'] = user.roleNames;
  claims['sub'] = user.userId;
  if (user.userTenants.length > 0) claims['tenants'] = tenantClaim(user);
  return withCustom(claims, input, handle);
}

/** The claims of a refresh token (`drn` "DSR"): Custom Claims are in it as well. Source: facts/descope.md §7.3. */
export function refreshClaims(input: ClaimInput, handle: string): UnsignedToken {
  const claims: Record<string, Json> = {
    amr: input.amr,
    aud: [input.projectId],
    drn: 'DSR',
    exp: input.refreshExpires,
    iat: input.issuedAt,
    iss: input.projectId,
    sub: input.user.userId,
  };
  return withCustom(claims, input, handle);
}

/** The token of claims that are in order already, with the custom ones put in, and of each where it is from. */
function withCustom(standard: JsonObject, input: ClaimInput, handle: string): UnsignedToken {
  const { custom, issued, renewed } = input;
  const sources: Record<string, ClaimSource> = {};
  const names = Object.keys(standard);
  const sourceOf = (name: string): ClaimSource =>
    name === 'iat' || name === 'exp' ? renewed : issued;
  const customNames = Object.keys(custom);
  if (customNames.length === 0) {
    for (const name of names) sources[name] = sourceOf(name);
    return { handle, claims: standard, sources };
  }
  const claims: Record<string, Json> = {};
  for (const name of customNames) if (!Object.hasOwn(standard, name)) names.push(name);
  for (const name of names.sort()) {
    const own = Object.hasOwn(custom, name) ? custom[name] : undefined;
    const value = own === undefined ? standard[name] : own.value;
    if (value === undefined) continue;
    claims[name] = value;
    sources[name] = own?.source ?? sourceOf(name);
  }
  return { handle, claims, sources };
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
  if (seconds !== last.seconds) {
    last = { seconds, text: `${new Date(seconds * 1000).toISOString().slice(0, -5)}Z` };
  }
  return last.text;
}

/** Renewed tokens keep their `rexp`, and dates are slow to write: the last one is remembered. */
let last = { seconds: NaN, text: '' };
