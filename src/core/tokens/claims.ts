import { setOwn } from '../json.ts';
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
  const tenant = currentTenant(user, input.tenantHint);
  const claims: Claims = { amr: input.amr, aud: [input.projectId] };
  const sources: Sources = { amr: issued, aud: issued };
  if (tenant !== null) {
    claims['dct'] = tenant;
    sources['dct'] = issued;
  }
  claims['drn'] = 'DS';
  sources['drn'] = issued;
  claims['exp'] = input.issuedAt + input.sessionLifetime;
  sources['exp'] = renewed;
  claims['iat'] = input.issuedAt;
  sources['iat'] = renewed;
  claims['iss'] = input.projectId;
  sources['iss'] = issued;
  if (user.permissions.length > 0) {
    claims['permissions'] = user.permissions;
    sources['permissions'] = issued;
  }
  claims['rexp'] = isoSeconds(input.refreshExpires);
  sources['rexp'] = issued;
  if (user.roleNames.length > 0) {
    claims['roles'] = user.roleNames;
    sources['roles'] = issued;
  }
  claims['sub'] = user.userId;
  sources['sub'] = issued;
  if (user.userTenants.length > 0) {
    claims['tenants'] = tenantClaim(user);
    sources['tenants'] = issued;
  }
  return withCustom({ handle, claims, sources }, input);
}

/** The claims of a refresh token (`drn` "DSR"): Custom Claims are in it as well. Source: facts/descope.md §7.3. */
export function refreshClaims(input: ClaimInput, handle: string): UnsignedToken {
  const { issued, renewed } = input;
  const claims: Claims = {
    amr: input.amr,
    aud: [input.projectId],
    drn: 'DSR',
    exp: input.refreshExpires,
    iat: input.issuedAt,
    iss: input.projectId,
    sub: input.user.userId,
  };
  const sources: Sources = {
    amr: issued,
    aud: issued,
    drn: issued,
    exp: renewed,
    iat: renewed,
    iss: issued,
    sub: issued,
  };
  return withCustom({ handle, claims, sources }, input);
}

type Claims = Record<string, Json>;
type Sources = Record<string, ClaimSource>;

/** Merges custom claims into a token whose claims are in order already. */
function withCustom(standard: UnsignedToken, input: ClaimInput): UnsignedToken {
  const { custom, customNames } = input;
  if (customNames.length === 0) return standard;
  const claims: Claims = {};
  const sources: Sources = {};
  const put = (name: string, value: Json | undefined, source: ClaimSource | undefined): void => {
    if (value === undefined || source === undefined) return;
    setOwn(claims, name, value);
    setOwn(sources, name, source);
  };
  let next = 0;
  // `for in` makes no list of the names, nor of names and values, which takes V8 long for a fresh object.
  for (const name in standard.claims) {
    let customName = customNames[next];
    while (customName !== undefined && customName < name) {
      put(customName, custom[customName]?.value, custom[customName]?.source);
      next += 1;
      customName = customNames[next];
    }
    // Overridden by the custom claim, which comes before the next name.
    if (customName !== name) put(name, standard.claims[name], standard.sources[name]);
  }
  for (const name of customNames.slice(next)) put(name, custom[name]?.value, custom[name]?.source);
  return { handle: standard.handle, claims, sources };
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
