import { expect, test } from 'vitest';
import { isTemplatePath } from '../tokens/template.ts';
import { parsePath } from '../values/path.ts';
import { templatePaths } from './template-paths.ts';

test('a template reads the fields of the user, custom attributes and the tenant', () => {
  const paths = templatePaths(['plan', 'cost centre']);
  expect(paths).toEqual(
    expect.arrayContaining([
      'user.email',
      'user.emailDomain',
      'user.tenantIds',
      'user.loggedIn',
      'user.customAttributes.plan',
      'tenant',
      'tenant.roles',
    ]),
  );
  expect(paths.filter((path) => !isTemplatePath(path) || parsePath(path) === null)).toEqual([]);
  expect(new Set(paths).size).toBe(paths.length);
});
