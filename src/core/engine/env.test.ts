import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { JsonObject } from '../json.ts';
import { DEFAULT_BUDGET, DEFAULT_PROJECT_ID, exitBy, makeEnv, makeRunnable } from './env.ts';

function runnable(fields: JsonObject) {
  const flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'a',
    steps: [],
    edges: [],
    ...fields,
  };
  return makeRunnable(parseFlow(flow, registry), registry);
}

test('what a flow leaves out has its default', () => {
  const { assumptions, ...rest } = runnable({});
  expect(rest).toEqual({
    id: 'f',
    start: 'a',
    steps: new Map(),
    near: { step: undefined },
    connectors: new Map(),
    basePaths: new Map(),
    projectId: DEFAULT_PROJECT_ID,
    issuer: DEFAULT_PROJECT_ID,
    template: null,
    project: { attributes: new Map(), tenants: new Map(), roles: new Map(), testUsers: {} },
    sessionLifetime: 600,
    refreshLifetime: 2_419_200,
  });
  expect(assumptions).toMatchObject({ 'login-id-precedence': 'external-id', amr: 'empty' });
  expect(DEFAULT_PROJECT_ID).toMatch(/^P[A-Za-z0-9]{27}$/);
});

test('what it says is taken', () => {
  const projectId = `P${'x'.repeat(27)}`;
  const settings = {
    projectId,
    session: { lifetimeSeconds: 180 },
    refresh: { lifetimeSeconds: 3600 },
    template: { conformanceIssuer: true, autoDct: 'off', claims: { plan: 'pro' } },
    tenants: [
      { id: 't', name: 'First' },
      { id: 't', name: 'Second' },
    ],
    roles: [{ name: 'admin', permissions: ['write'] }, { name: 'reader' }],
  };
  expect(runnable({ settings, assumptions: { amr: 'pwd' } })).toMatchObject({
    projectId,
    issuer: `https://api.descope.com/${projectId}`,
    template: { autoDct: false, authSchema: 'default', claims: [['plan', 'pro']] },
    project: {
      tenants: new Map([['t', { id: 't', name: 'First' }]]),
      roles: new Map([
        ['admin', ['write']],
        ['reader', []],
      ]),
    },
    sessionLifetime: 180,
    refreshLifetime: 3600,
    assumptions: { amr: 'pwd', 'login-id-case': 'insensitive' },
  });
});

test('of two edges from one port the first counts; a kind nobody knows has no definition', () => {
  const step = { kind: 'teleport', name: 'T', config: {} };
  const { steps } = runnable({
    steps: [
      { id: 'a', ...step },
      { id: 'b', ...step, kind: 'end' },
    ],
    edges: [
      { from: 'a', port: 'success', to: 'b' },
      { from: 'a', port: 'success', to: 'gone' },
      { from: 'a', port: 'other', to: 'a' },
      { from: 'gone', port: 'success', to: 'a' },
    ],
  });
  const a = steps.get('a');
  expect(exitBy(a, 'success')).toMatchObject({ to: 'b', step: steps.get('b') });
  expect(exitBy(a, 'other')).toMatchObject({ to: 'a', step: a });
  expect(exitBy(a, 'else')).toBeNull();
  expect(exitBy(undefined, 'success')).toBeNull();
  expect(steps.get('a')?.definition).toBeUndefined();
  expect(steps.get('b')?.definition).toBe(registry.get('end'));
  expect([...steps.keys()]).toEqual(['a', 'b']);
});

test.each([
  ['https://idp.example.com', ''],
  ['https://idp.example.com/', '/'],
  ['https://idp.example.com/v1/api', '/v1/api'],
  ['HTTP://localhost:8080/a?b=/c#d', '/a'],
])('the path of the base URL %s is %j', (baseUrl, path) => {
  const connectors = [{ id: 'c', name: 'C', baseUrl: baseUrl.replace('HTTP', 'http') }];
  expect(runnable({ connectors }).basePaths.get('c')).toBe(path);
});

test('a world left out is empty; the case of login IDs follows the assumption', () => {
  const empty = makeEnv(runnable({}));
  expect([empty.users.all, empty.mocks, empty.budget]).toEqual([[], [], DEFAULT_BUDGET]);
  const users = [{ loginIds: ['Ann@example.com'] }];
  const exact = makeEnv(runnable({ assumptions: { 'login-id-case': 'exact' } }), { users });
  expect(exact.users.byLoginId.has('ann@example.com')).toBe(false);
  expect(makeEnv(runnable({}), { users }).users.byLoginId.has('ann@example.com')).toBe(true);
});
