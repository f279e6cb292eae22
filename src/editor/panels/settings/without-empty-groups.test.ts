import { expect, test } from 'vitest';
import { SECTIONS } from './settings-sections.ts';
import { withoutEmptyGroups } from './without-empty-groups.ts';

const FIELDS = SECTIONS.flatMap(({ fields }) => fields);

test('groups that were emptied leave nothing behind', () => {
  expect(
    withoutEmptyGroups(
      {
        name: '',
        settings: { session: {}, refresh: { lifetimeSeconds: 600 }, template: {}, tenants: [] },
      },
      FIELDS,
    ),
  ).toEqual({ name: '', settings: { refresh: { lifetimeSeconds: 600 }, tenants: [] } });
  expect(withoutEmptyGroups({ settings: { session: {}, refresh: {} } }, FIELDS)).toEqual({});
});

test('an empty object that somebody wrote stays', () => {
  const settings = { template: { claims: { org: {}, list: [{}] } } };
  expect(withoutEmptyGroups({ settings }, FIELDS)).toEqual({ settings });
});
