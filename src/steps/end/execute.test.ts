import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const end = kindIn(registry, 'end');

const NOBODY: Place = {
  users: [{ userId: 'ann', loginIds: ['ann@example.com'] }],
  form: { plan: 'pro', n: 1 },
};
const ANN: Place = { ...NOBODY, signedIn: 'ann' };
const DISABLED: Place = {
  users: [{ userId: 'ann', loginIds: ['ann@example.com'], status: 'disabled' }],
  signedIn: 'ann',
};
const NO_TOKEN = 'The flow ends. Nobody signed in, so there is no session token.';
const NO_NEW_TOKEN =
  'The flow ends. No step signed anyone in, so there is no new token: the session brought along stays as it was.';
const DROPPED = 'No session started, so no token carries the claims that waited for one';
const WITH_TOKEN = 'The flow ends with the session of ann@example.com.';
const ANONYMOUS = { type: 'session.start', userId: null, firstSeen: false, amr: [] } as const;

const BROUGHT = { state: 'valid', userId: 'ann', claims: {} } as const;

function waiting(...names: readonly string[]): NonNullable<Place['earlyClaims']> {
  const claim = { value: 1, source: { step: 'early', how: 'waited' } } as const;
  return Object.fromEntries(names.map((name) => [name, claim]));
}

const COOKIES = { sessionCookieName: 'app_session' };

test.each<[what: string, config: JsonObject, place: Place, executed: Partial<Executed>]>([
  ['nobody signed in', {}, NOBODY, { outcome: { type: 'finish', why: NO_TOKEN } }],
  ['someone signed in', {}, ANN, { outcome: { type: 'finish', why: WITH_TOKEN } }],
  [
    'someone is only loaded',
    {},
    { ...NOBODY, loaded: 'ann' },
    { outcome: { type: 'finish', why: NO_TOKEN } },
  ],
  [
    'somebody brought a session along',
    {},
    { ...NOBODY, existing: BROUGHT },
    { outcome: { type: 'finish', why: NO_NEW_TOKEN } },
  ],
  [
    'somebody brought along a session that has expired',
    {},
    { ...NOBODY, existing: { ...BROUGHT, state: 'expired' } },
    { outcome: { type: 'finish', why: NO_TOKEN } },
  ],
  [
    'claims that waited for a session',
    {},
    { ...NOBODY, existing: BROUGHT, earlyClaims: waiting('plan', 'org') },
    {
      outcome: { type: 'finish', why: NO_NEW_TOKEN },
      warnings: [`${DROPPED}: plan, org.`],
      assumptions: ['early-custom-claims'],
    },
  ],
  [
    'many claims that waited for a session',
    {},
    { ...NOBODY, earlyClaims: waiting('a', 'b', 'c', 'd', 'e', 'f', 'g') },
    {
      outcome: { type: 'finish', why: NO_TOKEN },
      warnings: [`${DROPPED}: a, b, c, d, e and 2 more.`],
      assumptions: ['early-custom-claims'],
    },
  ],
  [
    'someone signed in who is disabled by now',
    { ...COOKIES, tokenWithoutAuthentication: true },
    DISABLED,
    {
      outcome: {
        type: 'finish',
        operations: [{ type: 'session.end' }],
        why: 'The flow ends without a token.',
      },
      warnings: ['"ann@example.com" is disabled: the session is over, and no token is handed out.'],
      assumptions: ['disabled-session'],
    },
  ],
  [
    'the same where a session is kept',
    {},
    { ...DISABLED, assumptions: { 'disabled-session': 'kept' } },
    { outcome: { type: 'finish', why: WITH_TOKEN }, assumptions: ['disabled-session'] },
  ],
  [
    'a token without authentication, and someone signed in',
    { tokenWithoutAuthentication: true },
    ANN,
    { outcome: { type: 'finish', why: WITH_TOKEN } },
  ],
  [
    'a token without authentication',
    { tokenWithoutAuthentication: true },
    NOBODY,
    {
      outcome: {
        type: 'finish',
        operations: [ANONYMOUS],
        why: 'The flow ends. Nobody signed in: the token it returns is one without a user.',
      },
      assumptions: ['anonymous-token'],
    },
  ],
  [
    'flow outputs',
    {
      outputs: [
        { key: ' plan ', type: 'string', value: '{{form.plan}}!' },
        { key: 'org', type: 'object', value: [{ key: 'n', type: 'context', value: 'form.n' }] },
        { key: 'gone', type: 'context', value: 'form.gone' },
        { key: ' ', type: 'number', value: 1 },
      ],
    },
    NOBODY,
    {
      outcome: {
        type: 'finish',
        operations: [
          { type: 'output.set', key: 'plan', value: 'pro!' },
          { type: 'output.set', key: 'org', value: { n: 1 } },
        ],
        why: NO_TOKEN,
      },
      warnings: [
        'The flow output "gone" was left out: its value is not set here.',
        'A flow output without a key was left out.',
      ],
      assumptions: ['unresolved-value'],
    },
  ],
  ['cookie names, and no token', COOKIES, NOBODY, { outcome: { type: 'finish', why: NO_TOKEN } }],
  [
    'cookie names',
    COOKIES,
    ANN,
    {
      outcome: {
        type: 'finish',
        operations: [{ type: 'cookies.name', names: { session: 'app_session', refresh: 'DSR' } }],
        why: WITH_TOKEN,
      },
    },
  ],
  [
    'an external token',
    { externalTokenConnector: 'legacy' },
    ANN,
    {
      outcome: { type: 'finish', why: WITH_TOKEN },
      warnings: ['The external token is not simulated: none was made.'],
    },
  ],
])('%s', (_what, config, place, executed) => {
  expect(executeStep(end, config, place)).toEqual({ warnings: [], assumptions: [], ...executed });
});

test.each(['', 'a b', 'a;b', 'ä', 'a='])('%j is no name of a cookie', (name) => {
  expect(end.config.safeParse({ refreshCookieName: name }).success).toBe(false);
  expect(end.config.safeParse({ refreshCookieName: `__Host-DSR` }).success).toBe(true);
});

test('what is known without running it', () => {
  expect([end.ports({}), end.writes({}, ''), end.refines?.({}, '')]).toEqual([[], [], undefined]);
  expect(end.summary({})).toBe('returns the session, if any');
  const config = {
    tokenWithoutAuthentication: true,
    outputs: [{ key: 'plan', type: 'context', value: 'form.plan' }],
  };
  expect(end.summary(config)).toBe('returns a token, also without a user, and plan');
  expect(end.reads(config)).toEqual(['user', 'form.plan']);
  expect(end.writes(config, '')).toEqual([{ path: 'authInfo', certainty: 'may' }]);
});

test('what a run would lose is known without one', () => {
  const config = {
    outputs: [{ key: '', type: 'number', value: 1 }],
    sessionCookieName: 'x',
    refreshCookieName: 'x',
    externalTokenConnector: 'legacy',
  };
  const flow = {
    format: 'flowmint/flow' as const,
    version: 1 as const,
    id: 'f',
    name: 'F',
    start: null,
    steps: [],
    edges: [],
  };
  const around = { flow, connectors: new Map(), library: new Map() };
  expect(end.problems?.(config, around)).toEqual([
    {
      code: 'blank-key',
      severity: 'warning',
      at: ['outputs', 0, 'key'],
      message: 'row 1 names no flow output: give it a key.',
    },
    {
      code: 'same-cookie',
      severity: 'warning',
      at: ['refreshCookieName'],
      message: 'both tokens would be kept in the cookie "x": give them different names.',
    },
    {
      code: 'not-simulated',
      severity: 'warning',
      at: ['externalTokenConnector'],
      message: 'the external token is kept in the flow but not simulated: a run makes none.',
    },
  ]);
});
