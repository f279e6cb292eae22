import type { User, UserTenant } from '../../core/users/user.ts';
import type { Context } from './row.ts';

/** The tenant of the settings that takes in users with the domain of this email, as a membership. */
export function tenantFor(context: Context, email: string): UserTenant | undefined {
  const domain = email.split('@').at(-1)?.toLowerCase() ?? '';
  if (!email.includes('@') || domain === '') return undefined;
  for (const { id, name, domains = [] } of context.project.tenants.values()) {
    if (domains.some((one) => one.toLowerCase() === domain)) return membership(id, name);
  }
  return undefined;
}

export function membership(
  tenantId: string,
  tenantName: string,
  roleNames: readonly string[] = [],
): UserTenant {
  return { tenantId, tenantName, roleNames, permissions: [] };
}

/** The user with the tenant as well; as they were where they are in it already. */
export function tenantsWith({ userTenants }: User, tenant: UserTenant): readonly UserTenant[] {
  return userTenants.some(({ tenantId }) => tenantId === tenant.tenantId)
    ? userTenants
    : [...userTenants, tenant];
}
