import { describe, expect, test } from 'vitest';
import { compactUser } from './compact-user.ts';
import { completeUser } from './user.ts';
import type { UserInput } from './user.ts';

const inputs: readonly UserInput[] = [
  { loginIds: ['ann@example.com'], userId: 'U1' },
  {
    loginIds: ['ann@example.com', 'crm-1'],
    userId: 'U1',
    name: 'Ann',
    verifiedEmail: true,
    status: 'disabled',
    roleNames: ['admin'],
    customAttributes: { plan: 'pro', seats: 3 },
    createdTime: 1_735_689_600,
    lastLoginTime: 0,
  },
];

describe('a user of a run, as people write one', () => {
  test.each(inputs)('holds no field that says nothing: $loginIds', (input) => {
    expect(compactUser(completeUser(input, 'other'))).toEqual(input);
  });

  test('is the same user again once it is completed', () => {
    const user = completeUser(
      { loginIds: ['a'], userTenants: [{ tenantId: 'T1', roleNames: ['r'] }] },
      'U1',
    );
    expect(completeUser(compactUser(user), 'other')).toEqual(user);
  });
});
