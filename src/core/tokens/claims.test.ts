import { expect, test } from 'vitest';
import { projectOf } from '../users/project.ts';
import { completeUser } from '../users/user.ts';
import type { UserInput } from '../users/user.ts';
import { refreshClaims, sessionClaims } from './claims.ts';
import type { ClaimInput } from './claims.ts';
import { rightsOf } from './rights.ts';
import type { ClaimSource, CustomClaim } from './session.ts';

const ISSUED: ClaimSource = { step: 'jwt', how: 'issued' };
const RENEWED: ClaimSource = { step: 'claims', how: 'renewed' };
const CUSTOM: ClaimSource = { step: 'claims', how: 'custom' };

function inputOf(user: Omit<UserInput, 'loginIds'>, custom: ClaimInput['custom'] = {}): ClaimInput {
  const ann = completeUser({ loginIds: ['ann'], ...user }, 'U1');
  return {
    projectId: 'P1',
    issuer: 'P1',
    subject: 'U1',
    userId: null,
    rights: rightsOf(ann, null, projectOf(undefined), null),
    amr: [],
    issuedAt: 1_769_851_800,
    sessionLifetime: 600,
    refreshExpires: 1_772_271_000,
    steppedUp: false,
    custom,
    customNames: Object.keys(custom).sort(),
    issued: ISSUED,
    authorized: ISSUED,
    lasting: ISSUED,
    renewed: RENEWED,
  };
}

/** Custom claims by JSON text, since a literal can't have a key `__proto__` of its own. */
function customOf(text: string): ClaimInput['custom'] {
  const values: Record<string, CustomClaim['value']> = JSON.parse(text);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source: CUSTOM }]),
  );
}

test('the claims of both tokens stand in alphabetical order, empty ones left out', () => {
  const input = inputOf({});
  expect(JSON.stringify(sessionClaims(input, 'jwt:1').claims)).toBe(
    '{"amr":[],"aud":["P1"],"drn":"DS","exp":1769852400,"iat":1769851800,"iss":"P1","rexp":"2026-02-28T09:30:00Z","sub":"U1"}',
  );
  expect(JSON.stringify(refreshClaims(input, 'jwt:2').claims)).toBe(
    '{"amr":[],"aud":["P1"],"drn":"DSR","exp":1772271000,"iat":1769851800,"iss":"P1","sub":"U1"}',
  );
});

test('roles, permissions, tenants and the only tenant come in where the alphabet has them', () => {
  const { claims, sources } = sessionClaims(
    inputOf({
      roleNames: ['admin'],
      permissions: ['read'],
      userTenants: [{ tenantId: 't1', roleNames: ['owner'] }],
    }),
    'jwt:1',
  );
  expect(Object.keys(claims).join(' ')).toBe(
    'amr aud dct drn exp iat iss permissions rexp roles sub tenants',
  );
  expect(claims).toMatchObject({
    dct: 't1',
    permissions: ['read'],
    roles: ['admin'],
    tenants: { t1: { roles: ['owner'] } },
  });
  expect(Object.keys(sources)).toEqual(Object.keys(claims));
});

test.each([
  ['before, among and after', '{"zip":1,"a":2,"plan":3}', 'a amr aud drn exp iat iss plan sub zip'],
  ['in the place of those they override', '{"iss":1,"exp":2}', 'amr aud drn exp iat iss sub'],
  ['last, if they come last', '{"z":1,"y":2}', 'amr aud drn exp iat iss sub y z'],
  [
    'under any name',
    '{"__proto__":{"x":1},"toString":2}',
    '__proto__ amr aud drn exp iat iss sub toString',
  ],
])('custom claims stand %s the standard ones', (_where, text, order) => {
  const custom = customOf(text);
  const { claims, sources } = refreshClaims(inputOf({}, custom), 'jwt:2');
  expect(Object.keys(claims).join(' ')).toBe(order);
  expect(Object.keys(sources)).toEqual(Object.keys(claims));
  for (const [name, { value, source }] of Object.entries(custom)) {
    expect([claims[name], sources[name]]).toEqual([value, source]);
  }
});

test('a claim is from the step that issued the token, unless another renewed it or said how long it lives', () => {
  const lasting: ClaimSource = { step: 'claims', how: 'lifetime' };
  const input = { ...inputOf({}, customOf('{"plan":"pro"}')), lasting };
  expect(sessionClaims(input, 'jwt:1').sources).toMatchObject({
    exp: RENEWED,
    iat: RENEWED,
    rexp: lasting,
  });
  const { sources } = refreshClaims(input, 'jwt:2');
  expect(sources).toEqual({
    amr: ISSUED,
    aud: ISSUED,
    drn: ISSUED,
    exp: lasting,
    iat: RENEWED,
    iss: ISSUED,
    plan: CUSTOM,
    sub: ISSUED,
  });
});

test('the time a refresh token ends is written anew for every other time', () => {
  const rexp = (refreshExpires: number) =>
    sessionClaims({ ...inputOf({}), refreshExpires }, 'jwt:1').claims['rexp'];
  expect([rexp(0), rexp(0), rexp(253_402_300_800), rexp(60)]).toEqual([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '1970-01-01T00:01:00Z',
  ]);
});
