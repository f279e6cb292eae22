import { expect, test } from 'vitest';
import { completeUser, userSchema } from './user.ts';

test('what a made-up user leaves out is empty, false, enabled and never logged in', () => {
  expect(completeUser({ loginIds: ['a'] }, 'U1')).toEqual({
    loginIds: ['a'],
    userId: 'U1',
    name: '',
    givenName: '',
    middleName: '',
    familyName: '',
    email: '',
    phone: '',
    verifiedEmail: false,
    verifiedPhone: false,
    roleNames: [],
    permissions: [],
    userTenants: [],
    status: 'enabled',
    picture: '',
    test: false,
    password: false,
    webauthn: false,
    TOTP: false,
    SAML: false,
    OAuth: {},
    customAttributes: {},
    createdTime: 0,
    lastLoginTime: null,
  });
});

test('what it says stays, and its own user ID wins', () => {
  const input = {
    loginIds: ['a'],
    userId: 'mine',
    name: 'A',
    verifiedEmail: true,
    status: 'invited' as const,
    customAttributes: { plan: 'pro' },
    lastLoginTime: 0,
    userTenants: [{ tenantId: 't', roleNames: ['r'] }],
  };
  expect(completeUser(input, 'U1')).toMatchObject({
    ...input,
    userTenants: [{ tenantId: 't', tenantName: '', roleNames: ['r'], permissions: [] }],
  });
});

test.each([
  [{}, false],
  [{ loginIds: [] }, false],
  [{ loginIds: [''] }, false],
  [{ loginIds: ['a'], status: 'active' }, false],
  [{ loginIds: ['a'], lastLoginTime: null }, false],
  [{ loginIds: ['a'], createdTime: 1.5 }, false],
  [{ loginIds: ['a'], userTenants: [{}] }, false],
  [{ loginIds: ['a'], nickname: 'kept' }, true],
])('%j is a user: %s', (value, valid) => {
  expect(userSchema.safeParse(value).success).toBe(valid);
});
