import type { Flow } from '../document/schema.ts';
import type { AttributeDefinition, TenantDefinition, TestUsers } from '../document/settings.ts';

/** What the project declares about its users: by name or id, looked up instead of searched. */
export interface Project {
  /** By machine name; empty: none is declared, so any custom attribute goes. */
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly tenants: ReadonlyMap<string, TenantDefinition>;
  /** Permissions by role name; empty: none is declared, so any role goes. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly testUsers: TestUsers;
}

/** Of two entries with one name the first counts. */
export function projectOf(settings: Flow['settings']): Project {
  const { attributes = [], tenants = [], roles = [], testUsers = {} } = settings ?? {};
  return {
    attributes: firsts(attributes.map((one) => [one.name, one])),
    tenants: firsts(tenants.map((one) => [one.id, one])),
    roles: firsts(roles.map((one) => [one.name, one.permissions ?? []])),
    testUsers,
  };
}

/** What a person may do with these roles: their own permissions, then those of each role that are not among them. */
export function permissionsWith(
  own: readonly string[],
  roleNames: readonly string[],
  roles: Project['roles'],
): readonly string[] {
  if (roles.size === 0 || roleNames.length === 0) return own;
  return [...new Set([...own, ...roleNames.flatMap((name) => roles.get(name) ?? [])])];
}

function firsts<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const [key, value] of entries) if (!map.has(key)) map.set(key, value);
  return map;
}
