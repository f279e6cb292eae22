import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import { completeUser } from '../../core/users/user.ts';
import type { UserInput } from '../../core/users/user.ts';
import { registry } from '../registry.ts';

const updateUser = kindIn(registry, 'update-user');

const ANN: UserInput = { userId: 'ann', loginIds: ['ann'] };
const BOB: UserInput = { userId: 'bob', loginIds: ['bob@example.com'], name: 'Bob' };
const EVE: UserInput = { userId: 'eve', loginIds: ['eve'], status: 'disabled' };
const PLACE: Place = { users: [ANN, BOB, EVE], signedIn: 'ann' };
const NOW = 1_769_851_800;

function run(
  addresses: { readonly email?: string; readonly phone?: string },
  config: JsonObject,
  place = PLACE,
) {
  const attributes = Object.entries({ name: 'Ann', ...addresses }).map(([key, value]) => ({
    key,
    type: 'string',
    value,
  }));
  return executeStep(updateUser, { attributes, addToLoginIDs: true, ...config }, place);
}

function failed(message: string): Executed['outcome'] {
  return { type: 'fail', error: { type: 'UpdateUserPropertiesFailed', message } };
}

test.each([
  [{ email: 'new@example.com' }, ['ann', 'new@example.com'], ' new@example.com is a login ID now.'],
  [
    { email: 'new@example.com', phone: '+15550100' },
    ['ann', 'new@example.com', '+15550100'],
    ' new@example.com and +15550100 are login IDs now.',
  ],
  [{ phone: 'ann' }, ['ann'], ''],
  [{ email: '' }, ['ann'], ''],
  [{}, ['ann'], ''],
])('%j leaves the login IDs %j', (addresses, loginIds, why) => {
  expect(run(addresses, {}).outcome).toEqual({
    type: 'go',
    port: 'success',
    operations: [
      {
        type: 'user.put',
        user: { ...completeUser(ANN, ''), name: 'Ann', ...addresses, loginIds },
      },
    ],
    why: `Set ${['name', ...Object.keys(addresses)].join(', ')}.${why}`,
  });
});

test('an address without the option stays an attribute', () => {
  const { outcome } = run({ email: 'bob@example.com' }, { addToLoginIDs: false });
  expect(outcome).toMatchObject({ operations: [{ user: { userId: 'ann', loginIds: ['ann'] } }] });
});

test('a login ID of somebody else fails, and nothing is changed', () => {
  expect(run({ email: 'BOB@example.com' }, {})).toEqual({
    outcome: failed('The login ID "BOB@example.com" belongs to another user.'),
    warnings: [],
    assumptions: ['login-id-case', 'login-id-taken'],
  });
});

const WHY =
  '"bob@example.com" belongs to another user, who is used from now on; nothing was changed.';

test('or, merged, signs the existing user in', () => {
  const user = { ...completeUser(BOB, ''), lastLoginTime: NOW };
  expect(run({ email: 'bob@example.com' }, { onMergeUseExisting: true })).toEqual({
    outcome: {
      type: 'go',
      port: 'success',
      operations: [
        { type: 'user.put', user },
        { type: 'session.start', userId: 'bob', firstSeen: true, amr: [] },
      ],
      why: WHY,
    },
    warnings: [],
    assumptions: ['login-id-taken'],
  });
});

test('or, where the user is only loaded, loads the existing one', () => {
  const place = { users: [ANN, BOB], loaded: 'ann' };
  expect(run({ email: 'bob@example.com' }, { onMergeUseExisting: true }, place).outcome).toEqual({
    type: 'go',
    port: 'success',
    operations: [
      { type: 'user.load', userId: 'bob' },
      { type: 'user.put', user: completeUser(BOB, '') },
    ],
    why: WHY,
  });
});

test('nobody gets the session of a disabled user', () => {
  expect(run({ phone: 'eve' }, { onMergeUseExisting: true }).outcome).toEqual(
    failed('The login ID "eve" belongs to another user, who is disabled.'),
  );
});
