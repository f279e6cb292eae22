import type { JsonObject } from '../json.ts';
import { permissionsWith } from '../users/project.ts';
import type { Project } from '../users/project.ts';
import type { User, UserTenant } from '../users/user.ts';
import type { TokenTemplate } from './template.ts';

/** The authorization claims of a session token; empty ones are left out of it. Source: facts/descope.md §7.3. */
export interface Rights {
  /** The current tenant. */
  readonly dct: string | null;
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
  readonly tenants: JsonObject | null;
}

/** Nothing at all: of a token without a user, or with the authorization claims format "none". */
export const NO_RIGHTS: Rights = { dct: null, permissions: [], roles: [], tenants: null };

/**
 * What a user may do, as the JWT template has it written: by default the project's roles and permissions, and each
 * tenant with its own; "tenantOnly" has those of the current tenant in their place. A role brings the permissions the
 * settings give it (assumption `role-permissions`).
 *
 * @param asked ID of the tenant that is to be the current one, also where the user is not in it; null: nobody asked
 */
export function rightsOf(
  user: User,
  asked: string | null,
  { roles }: Project,
  template: TokenTemplate | null,
): Rights {
  if (template?.authSchema === 'none') return NO_RIGHTS;
  const current = currentTenant(user, asked, template?.autoDct ?? true);
  const holder = template?.authSchema === 'tenantOnly' ? (current ?? NOBODY) : user;
  const showsPermissions = template?.excludePermissions !== true;
  return {
    dct: asked ?? current?.tenantId ?? null,
    permissions: showsPermissions
      ? permissionsWith(holder.permissions, holder.roleNames, roles)
      : NOBODY.permissions,
    roles: holder.roleNames,
    tenants:
      template?.authSchema === 'tenantOnly' || user.userTenants.length === 0
        ? null
        : tenantClaim(user, roles, showsPermissions),
  };
}

const NOBODY: Pick<User, 'permissions' | 'roleNames'> = { permissions: [], roleNames: [] };

/** The tenant asked for if the user is in it; where none was, the only one (Descope docs, "Switch Tenant"). */
export function currentTenant(
  { userTenants }: User,
  asked: string | null,
  auto: boolean,
): UserTenant | undefined {
  if (asked !== null) return userTenants.find(({ tenantId }) => tenantId === asked);
  return auto && userTenants.length === 1 ? userTenants[0] : undefined;
}

function tenantClaim(
  { userTenants }: User,
  roles: Project['roles'],
  showsPermissions: boolean,
): JsonObject {
  return Object.fromEntries(
    userTenants.map((tenant) => {
      const { tenantId, roleNames } = tenant;
      const permissions = permissionsWith(tenant.permissions, roleNames, roles);
      return [
        tenantId,
        {
          ...(roleNames.length > 0 && { roles: roleNames }),
          ...(showsPermissions && permissions.length > 0 && { permissions }),
        },
      ];
    }),
  );
}
