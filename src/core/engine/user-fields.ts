import { isJsonObject, own } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Project } from '../users/project.ts';
import type { User, UserTenant } from '../users/user.ts';

/** What of a user dynamic values see besides the user's own fields. */
export interface UserSurroundings {
  /** The current tenant of the user; undefined where there is none. */
  readonly tenant: UserTenant | undefined;
  readonly project: Project;
  /** What the request says of this person that no user holds: `lastAuth`, `fingerprint`. */
  readonly known?: JsonObject;
}

/** What the facts of a run say of the person and no user holds, as {@link UserSurroundings} has it. */
export function knownIn(facts: JsonObject): Pick<UserSurroundings, 'known'> {
  const known = own(facts, 'user');
  return known !== undefined && isJsonObject(known) ? { known } : {};
}

/** A user as dynamic values see it: the user object plus the documented derived keys (facts/descope.md §4.2). */
export function userFields(
  user: User,
  { tenant, project, known }: UserSurroundings,
): { readonly [field: string]: Json } {
  const { userTenants } = user;
  return {
    ...known,
    ...user,
    status: statusInWords(user.status),
    displayName: user.name,
    oauth: user.OAuth,
    emailDomain: user.email.split('@')[1] ?? '',
    tenantIds: userTenants.map(({ tenantId }) => tenantId),
    tenantNames: userTenants.map((one) => nameOf(one, project)),
    ...(tenant !== undefined && { tenant: tenantFields(tenant, project) }),
  };
}

/** Dynamic values say `active` where the user object says `enabled` (Descope docs, "User keys"). */
export function statusInWords(status: User['status']): string {
  return status === 'enabled' ? 'active' : status;
}

/** A tenant of a user as dynamic values see it. */
export function tenantFields(tenant: UserTenant, project: Project): JsonObject {
  const { tenantId, roleNames, permissions } = tenant;
  return {
    id: tenantId,
    name: nameOf(tenant, project),
    domains: project.tenants.get(tenantId)?.domains ?? [],
    roles: roleNames,
    permissions,
  };
}

/** The settings name a tenant that the user's own list gives without a name. */
function nameOf({ tenantId, tenantName }: UserTenant, { tenants }: Project): string {
  return tenantName === '' ? (tenants.get(tenantId)?.name ?? '') : tenantName;
}
