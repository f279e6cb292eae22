import { expect, test } from 'vitest';
import { withoutEmptyGroups } from './without-empty-groups.ts';

test('groups that were emptied leave nothing behind', () => {
  expect(
    withoutEmptyGroups({
      name: '',
      settings: { session: {}, refresh: { lifetimeSeconds: 600 } },
      assumptions: {},
      lists: [],
    }),
  ).toEqual({ name: '', settings: { refresh: { lifetimeSeconds: 600 } }, lists: [] });
  expect(withoutEmptyGroups({ settings: { session: {}, refresh: {} } })).toEqual({});
});
