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

const WHY = '"bob@example.com" belongs to another user, who is used from now on. Set name, email.';
const MERGED = { ...completeUser(BOB, ''), name: 'Ann', email: 'bob@example.com' };

test('or, merged, signs the existing user in, who gets what the step sets', () => {
  expect(run({ email: 'bob@example.com' }, { onMergeUseExisting: true })).toEqual({
    outcome: {
      type: 'go',
      port: 'success',
      operations: [
        { type: 'user.put', user: { ...MERGED, lastLoginTime: NOW } },
        { type: 'session.start', userId: 'bob', firstSeen: true, amr: [] },
      ],
      why: WHY,
    },
    warnings: [],
    assumptions: ['login-id-taken', 'first-seen'],
  });
});

test('who was invited is enabled by it, and has the roles that the step adds', () => {
  const users: UserInput[] = [ANN, { ...BOB, status: 'invited', roleNames: ['reader'] }];
  const config = { onMergeUseExisting: true, rolesChange: 'add', roles: ['admin'] };
  const { outcome } = run({ email: 'bob@example.com' }, config, { users, signedIn: 'ann' });
  expect(outcome).toMatchObject({
    operations: [
      { user: { userId: 'bob', status: 'enabled', roleNames: ['reader', 'admin'] } },
      { type: 'session.start' },
    ],
    why: `${WHY.slice(0, -1)}, the roles.`,
  });
});

test('who logged in before is not seen for the first time', () => {
  const users: UserInput[] = [ANN, { ...BOB, lastLoginTime: 1 }];
  const config = { onMergeUseExisting: true };
  expect(
    run({ email: 'bob@example.com' }, config, { users, signedIn: 'ann' }).outcome,
  ).toMatchObject({ operations: [{}, { firstSeen: false }] });
  const assumptions = { 'first-seen': 'created' };
  expect(
    run({ email: 'bob@example.com' }, config, { ...PLACE, assumptions }).outcome,
  ).toMatchObject({ operations: [{}, { firstSeen: false }] });
});

test('or, where the user is only loaded, loads the existing one, whom nobody signs in', () => {
  const users: UserInput[] = [ANN, { ...BOB, status: 'invited' }];
  const place = { users, loaded: 'ann' };
  expect(run({ email: 'bob@example.com' }, { onMergeUseExisting: true }, place).outcome).toEqual({
    type: 'go',
    port: 'success',
    operations: [
      { type: 'user.load', userId: 'bob' },
      { type: 'user.put', user: { ...MERGED, status: 'invited' } },
    ],
    why: WHY,
  });
});

test('what is nobody’s becomes a login ID of the existing user, what is the other’s stays there', () => {
  const merge = { onMergeUseExisting: true };
  const free = run({ email: 'bob@example.com', phone: '+15550100' }, merge);
  expect(free).toMatchObject({
    outcome: {
      operations: [{ user: { loginIds: ['bob@example.com', '+15550100'] } }, {}],
      why: `${WHY.slice(0, -1)}, phone. +15550100 is a login ID now.`,
    },
    warnings: [],
  });
  const taken = run({ email: 'bob@example.com', phone: 'ann' }, merge);
  expect(taken).toMatchObject({
    outcome: { operations: [{ user: { loginIds: ['bob@example.com'] } }, {}] },
    warnings: ['"ann" stays the login ID of the user who was signed in before.'],
  });
});

test('two addresses of two other users fail, and nothing is changed', () => {
  const users: UserInput[] = [ANN, BOB, { userId: 'cy', loginIds: ['cy'] }];
  const addresses = { email: 'bob@example.com', phone: 'cy' };
  const place = { users, signedIn: 'ann' };
  expect(run(addresses, { onMergeUseExisting: true }, place).outcome).toEqual(
    failed('The email and the phone belong to two other users.'),
  );
});

test('nobody gets the session of a disabled user', () => {
  expect(run({ phone: 'eve' }, { onMergeUseExisting: true }).outcome).toEqual(
    failed('The login ID "eve" belongs to another user, who is disabled.'),
  );
});
