import { isJsonArray } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import type { Project } from '../../core/users/project.ts';
import type { User, UserTenant } from '../../core/users/user.ts';
import { parseTemplate } from '../../core/values/template.ts';
import type { UpdateUserConfig } from './config.ts';

type Context = StepContext<UpdateUserConfig>;
type Change = NonNullable<UpdateUserConfig['rolesChange']>;

/** The user's roles and tenants as the config changes them, or a sentence that says what is wrong. */
export type Memberships = Pick<User, 'roleNames' | 'userTenants'>;

/** Adds, removes or sets roles and tenants. Roles and tenants have to exist if the settings declare any. */
export function changeMemberships(user: User, context: Context): Memberships | string {
  const { rolesChange, roles = [], tenantsChange, tenants = [] } = context.config;
  if (rolesChange === undefined && tenantsChange === undefined) return user;
  const { project } = context;
  let { roleNames, userTenants } = user;
  if (rolesChange !== undefined) {
    const names = namesOf(roles, context);
    const unknown = unknownRole(names, project);
    if (unknown !== null) return unknown;
    roleNames = changed(roleNames, names, rolesChange);
  }
  if (tenantsChange !== undefined) {
    const listed: UserTenant[] = [];
    for (const { tenantId, roles: held = [] } of tenants) {
      const tenantRoles = namesOf(held, context);
      const unknown = unknownRole(tenantRoles, project);
      if (unknown !== null) return unknown;
      for (const id of namesOf([tenantId], context)) {
        const declared = project.tenants.get(id);
        if (declared === undefined && project.tenants.size > 0 && tenantsChange !== 'remove') {
          return `The project has no tenant "${id}": it has ${[...project.tenants.keys()].join(', ')}.`;
        }
        const tenantName = declared?.name ?? '';
        listed.push({ tenantId: id, tenantName, roleNames: tenantRoles, permissions: [] });
      }
    }
    userTenants = changedTenants(userTenants, listed, tenantsChange);
  }
  return { roleNames, userTenants };
}

/** What the names in a config stand for: a `{{path}}` to a list stands for each of it, empty ones for none. */
function namesOf(templates: readonly string[], context: Context): readonly string[] {
  const names = templates.flatMap((template) => {
    const { parts } = parseTemplate(template);
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'object') {
      const value = context.read(only.path);
      if (isJsonArray(value)) return value.filter((one) => typeof one === 'string');
    }
    return [context.text(template).trim()];
  });
  return [...new Set(names.filter((name) => name !== ''))];
}

function unknownRole(names: readonly string[], { roles }: Project): string | null {
  const unknown = names.find((name) => roles.size > 0 && !roles.has(name));
  return unknown === undefined
    ? null
    : `The project has no role "${unknown}": it has ${[...roles.keys()].join(', ')}.`;
}

/** Where nothing changes the list stays the very same. */
function changed(
  before: readonly string[],
  names: readonly string[],
  change: Change,
): readonly string[] {
  const after =
    change === 'set'
      ? names
      : change === 'add'
        ? [...before, ...names.filter((name) => !before.includes(name))]
        : before.filter((name) => !names.includes(name));
  const isSame = after.length === before.length && after.every((name, i) => name === before[i]);
  return isSame ? before : after;
}

/** A tenant the user is in already gets the roles besides those held there. */
function changedTenants(
  before: readonly UserTenant[],
  listed: readonly UserTenant[],
  change: Change,
): readonly UserTenant[] {
  const ids = new Set(listed.map(({ tenantId }) => tenantId));
  if (change === 'remove') {
    const kept = before.filter(({ tenantId }) => !ids.has(tenantId));
    return kept.length === before.length ? before : kept;
  }
  const after = new Map(
    before
      .filter(({ tenantId }) => change === 'add' || ids.has(tenantId))
      .map((tenant) => [tenant.tenantId, tenant]),
  );
  for (const tenant of listed) {
    const held = after.get(tenant.tenantId);
    const roleNames = changed(held?.roleNames ?? [], tenant.roleNames, 'add');
    after.set(
      tenant.tenantId,
      held === undefined ? { ...tenant, roleNames } : { ...held, roleNames },
    );
  }
  return [...after.values()];
}
