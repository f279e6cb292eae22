import { projectOf } from '../users/project.ts';
import { completeUser } from '../users/user.ts';
import { joinPath } from '../document/json-text.ts';
import { tenantFields, userFields } from './user-fields.ts';

/**
 * What a JWT template can read, field by field: of the user, with the custom attributes named, then of the current
 * tenant.
 *
 * @example templatePaths(['plan']) // ['user.loginIds', …, 'user.customAttributes.plan', 'tenant', 'tenant.id', …]
 */
export function templatePaths(attributes: readonly string[]): readonly string[] {
  const project = projectOf(undefined);
  const user = userFields(completeUser({ loginIds: [] }, ''), { tenant: undefined, project });
  const nobodys = { tenantId: '', tenantName: '', roleNames: [], permissions: [] };
  return [
    ...Object.keys(user).map((field) => joinPath('user', field)),
    'user.loggedIn',
    ...attributes.map((name) => joinPath('user.customAttributes', name)),
    'tenant',
    ...Object.keys(tenantFields(nobodys, project)).map((field) => joinPath('tenant', field)),
  ];
}
