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
 * permissions and tenants are left out; Custom Claims come last and override. Source: facts/descope.md §7.3.
 */
export function sessionClaims(input: ClaimInput, handle: string): UnsignedToken {
  const { user } = input;
  const claims: Record<string, Json> = {
    amr: input.amr,
    aud: [input.projectId],
    drn: 'DS',
    exp: input.issuedAt + input.sessionLifetime,
    iat: input.issuedAt,
    iss: input.projectId,
    rexp: isoSeconds(input.refreshExpires),
    sub: user.userId,
  };
  const tenant = currentTenant(user, input.tenantHint);
  if (tenant !== null) claims['dct'] = tenant;
  if (user.userTenants.length > 0) claims['tenants'] = tenantClaim(user);
  if (user.roleNames.length > 0) claims['roles'] = user.roleNames;
  if (user.permissions.length > 0) claims['permissions'] = user.permissions;
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

function withCustom(
  claims: Record<string, Json>,
  input: ClaimInput,
  handle: string,
): UnsignedToken {
  const merged = new Map<string, Json>(Object.entries(claims));
  const sources = new Map<string, ClaimSource>();
  for (const name of merged.keys()) {
    sources.set(name, name === 'iat' || name === 'exp' ? input.renewed : input.issued);
  }
  for (const [name, { value, source }] of Object.entries(input.custom)) {
    merged.set(name, value);
    sources.set(name, source);
  }
  const names = [...merged.keys()].sort();
  return { handle, claims: pick(merged, names), sources: pick(sources, names) };
}

function pick<T>(
  map: ReadonlyMap<string, T>,
  names: readonly string[],
): { readonly [name: string]: T } {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = map.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
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
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
