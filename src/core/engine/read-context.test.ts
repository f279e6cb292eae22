import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Session } from '../tokens/session.ts';
import { putUser } from '../users/overlay.ts';
import { makeEnv, makeRunnable } from './env.ts';
import { readContext } from './read-context.ts';
import type { Readable } from './read-context.ts';
import { READY } from './state.ts';

const FLOW = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
  settings: { tenants: [{ id: 't2', name: 'Two' }] },
};
const env = makeEnv(makeRunnable(parseFlow(FLOW, registry), registry), {
  users: [
    {
      userId: 'U1',
      loginIds: ['ann@example.com', '42'],
      email: 'ann@Example.com',
      name: 'Ann',
      userTenants: [
        { tenantId: 't1', tenantName: 'One', roleNames: ['owner'] },
        { tenantId: 't2' },
        { tenantId: 't3' },
      ],
      customAttributes: { plan: 'pro' },
    },
    { userId: 'U2', loginIds: ['bob-1'] },
  ],
});
const ann = env.users.byUserId.get('U1');
if (ann === undefined) throw new Error('the index lost Ann');

const SESSION: Session = {
  userId: 'U1',
  firstSeen: true,
  amr: [],
  step: 'jwt',
  authorizedBy: 'jwt',
  refreshExpires: 0,
  custom: {},
  session: { handle: 'jwt:1', claims: {}, sources: {} },
  refresh: { handle: 'jwt:2', claims: {}, sources: {} },
};

function run(context: Partial<Readable['context']>, session: Session | null = null): Readable {
  return {
    env,
    context: { ...READY.context, ...context },
    overlay: [],
    session,
    extra: READY.extra,
  };
}

const context = {
  form: { email: 'a@b.c', list: [{ x: 1 }], 'a b': null },
  connectors: { httpResult: { ok: true } },
  client: { theme: 'dark' },
  cookies: { sid: 's' },
  tenant: 't1',
};

describe('before anyone is signed in', () => {
  test.each<[string, Json | undefined]>([
    ['form', context.form],
    ['form.email', 'a@b.c'],
    ['inputs.email', 'a@b.c'],
    ['form.list[0].x', 1],
    ['form["a b"]', null],
    ['form.gone', undefined],
    ['connectors.httpResult.ok', true],
    ['client.theme', 'dark'],
    ['cookies.sid', 's'],
    ['tenant', 't1'],
    ['tenant.name', undefined],
    ['user', undefined],
    ['user.email', undefined],
    ['user.loggedIn', false],
    ['authInfo', undefined],
    ['authInfo.firstSeen', undefined],
    ['unauthUser', undefined],
    ['scripts.x', undefined],
    ['nobody', undefined],
    ['', undefined],
    ['form..x', undefined],
  ])('%s', (path, expected) => {
    expect(readContext(run(context), path)).toEqual(expected);
  });

  test('a tenant nobody hinted at is not set', () => {
    expect(readContext(run({}), 'tenant')).toBeUndefined();
  });
});

describe('once someone is signed in', () => {
  test.each<[string, Json | undefined]>([
    ['user.loggedIn', true],
    ['user.userId', 'U1'],
    ['user.displayName', 'Ann'],
    ['user.emailDomain', 'Example.com'],
    ['user.tenantIds', ['t1', 't2', 't3']],
    ['user.tenantNames', ['One', 'Two', '']],
    ['user.userTenants[0].roleNames[0]', 'owner'],
    ['user.customAttributes.plan', 'pro'],
    ['user.lastLoginTime', null],
    ['user.gone', undefined],
    ['authInfo.firstSeen', true],
    ['authInfo.sessionJwt', 'jwt:1'],
    ['authInfo.refreshJwt', 'jwt:2'],
    ['authInfo.user.email', 'ann@Example.com'],
    ['authInfo.amr', undefined],
  ])('%s', (path, expected) => {
    expect(readContext(run(context, SESSION), path)).toEqual(expected);
  });

  test('the user reads as the run changed them', () => {
    const overlay = putUser(env.users, [], { ...ann, name: 'Annabel' }, null);
    const changed: Readable = { ...run(context, SESSION), overlay };
    expect(readContext(changed, 'user.name')).toBe('Annabel');
    expect(readContext(changed, 'authInfo.user.displayName')).toBe('Annabel');
  });
});

test.each<[form: JsonObject, userId: string | undefined]>([
  [{}, undefined],
  [{ email: 'ANN@example.com' }, 'U1'],
  [{ email: ' ann@example.com ' }, 'U1'],
  [{ externalId: 'bob-1' }, 'U2'],
  [{ externalId: 42 }, 'U1'],
  [{ externalId: 'bob-1', email: 'ann@example.com' }, 'U2'],
  [{ externalId: 'gone', email: 'ann@example.com' }, 'U1'],
  [{ phone: 'bob-1' }, 'U2'],
  [{ externalId: ' ' }, undefined],
  [{ externalId: { id: 'bob-1' } }, undefined],
  [{ email: 'gone@example.com' }, undefined],
])('%j belongs to %s', (form, userId) => {
  expect(readContext(run({ form }), 'unauthUser.userId')).toBe(userId);
});
