import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { weigh } from '../values/weigh.ts';
import { completeUser } from './user.ts';
import { weighUser } from './weigh-user.ts';

const LIMIT = 1_000_000;
const text = fc.string({ maxLength: 40 });
const texts = fc.array(text, { maxLength: 5 });

const arbitraryUser = fc
  .record({
    loginIds: fc.array(text, { minLength: 1, maxLength: 3 }),
    name: text,
    givenName: text,
    middleName: text,
    familyName: text,
    email: text,
    phone: text,
    picture: text,
    roleNames: texts,
    permissions: texts,
    userTenants: fc.array(fc.record({ tenantId: text, roleNames: texts }), { maxLength: 3 }),
    status: fc.constantFrom('enabled' as const, 'disabled' as const, 'invited' as const),
    OAuth: fc.dictionary(text, fc.boolean()),
    customAttributes: fc.dictionary(
      text,
      fc.jsonValue().map((value) => JSON.stringify(value)),
    ),
    lastLoginTime: fc.nat(),
  })
  .map((input) => completeUser(input, 'U3'.padEnd(28, 'x')));

test('a user weighs what the weights of its fields come to, a little rounded up', () => {
  fc.assert(
    fc.property(arbitraryUser, (user) => {
      const exact = weigh(user, LIMIT);
      expect(weighUser(user, LIMIT)).toBeGreaterThanOrEqual(exact);
      expect(weighUser(user, LIMIT)).toBeLessThan(exact + 100);
    }),
  );
});

test.each(['loginIds', 'roleNames', 'permissions'] as const)(
  'a user with too long %s weighs more than the limit',
  (field) => {
    const user = completeUser({ loginIds: ['ann'], [field]: ['x'.repeat(LIMIT)] }, 'U3');
    expect(weighUser(user, LIMIT)).toBeGreaterThan(LIMIT);
  },
);
