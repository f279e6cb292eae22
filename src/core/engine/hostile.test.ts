import { describe, expect, test, vi } from 'vitest';
import { answerAtOnce } from '../../hosts/effects/answer-effect.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { RunSession } from '../../hosts/session/run-session.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Scenario } from '../scenario/schema.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { DEFAULT_BUDGET, makeEnv, makeRunnable } from './env.ts';
import type { RunEvent } from './event.ts';

// Seconds where the machine is idle; tests of other zones run beside them.
vi.setConfig({ testTimeout: 60_000 });

// Documents, presses and answers made to hang, exhaust or corrupt a run. Each has to end by itself, with a state and a
// trace that fit into memory and into JSON.

/** Far above what a run may hold, far below what would hurt a tab. */
const MOST_CHARACTERS = 130_000_000;

type Step = readonly [kind: string, config: JsonObject];

/** The HTTP request that is under way. */
function sent({ state }: RunSession) {
  return state.effect?.type === 'http' ? state.effect.request : undefined;
}

/** Steps in a row; the last one leads back to `back`, every port the same way. */
function envOf(steps: readonly Step[], back: number | null, scenario: Scenario = { name: 's' }) {
  const next = (i: number): string => `s${i + 1 < steps.length ? i + 1 : (back ?? -1)}`;
  const ports = ['success', 'ELSE', 'go', 'ConnectorFailed', 'request_error'];
  const document = {
    format: 'flowmint/flow',
    version: 1,
    id: 'hostile',
    name: 'Hostile',
    start: 's0',
    steps: steps.map(([kind, config], i) => ({ id: `s${i}`, kind, name: `S${i}`, config })),
    edges: steps.flatMap((_step, i) => ports.map((port) => ({ from: `s${i}`, port, to: next(i) }))),
    connectors: [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com' }],
  };
  const runnable = makeRunnable(parseFlow(document, registry), registry);
  const { users = [], mocks = [] } = scenario;
  return makeEnv(runnable, { users, mocks, tools: TEST_TOOLS });
}

function run(
  steps: readonly Step[],
  back: number | null,
  scenario: Partial<Scenario> = {},
): RunSession {
  const whole = { name: 's', now: '2026-01-31T09:30:00Z', seed: 1, ...scenario };
  const chance = { now: () => 0, seed: () => 0 };
  return runMocked(envOf(steps, back, whole), whole, { chance, deadlineMs: 60_000 });
}

function endOf({ state, trace }: RunSession) {
  const size = JSON.stringify(state).length + JSON.stringify(trace).length;
  return { end: state.error?.type ?? state.status, fits: size < MOST_CHARACTERS };
}

const SIGN_IN: Step = ['generate-jwt', { variant: 'sign-up-or-in' }];
const setAttribute = (key: string, value: string): Step => [
  'update-user',
  { attributes: [{ key, type: 'string', value }] },
];
const setClaim = (key: string, value: string): Step => [
  'custom-claims',
  { claims: [{ key, type: 'string', value }] },
];
const http = (config: JsonObject = {}): Step => [
  'http-connector',
  { connector: 'idp', method: 'POST', endpoint: '/x', ...config },
];
const looksAt = (key: string, name = 'b'): Step => [
  'condition',
  { branches: [{ id: 'b', name, rules: [{ key, operator: 'equal', value: 'never' }] }] },
];
const form = { email: 'ann@example.com' };
const big = (length: number): string => 'x'.repeat(length);
const answers = (json: Json) => [{ method: 'POST' as const, path: '/x', status: 200, json }];

test('that its steps are counted is an assumption, which a run that ends by it names', () => {
  expect(run([looksAt('form.x')], 0).trace.at(-1)).toMatchObject({
    type: 'end',
    error: { type: 'step-budget' },
    assumptions: ['step-budget'],
  });
});

describe('a run ends by itself', () => {
  test.each<[what: string, end: string, () => RunSession]>([
    ['in a loop without an End', 'step-budget', () => run([looksAt('form.x')], 0)],
    [
      'when an attribute doubles in a loop',
      'value-too-large',
      () =>
        run(
          [
            SIGN_IN,
            setAttribute(
              'customAttributes.a',
              '{{user.customAttributes.a}}{{user.customAttributes.a}}x',
            ),
          ],
          1,
          { request: { form } },
        ),
    ],
    [
      'when the form is copied into itself in a loop',
      'value-too-large',
      () =>
        run([http({ formMapping: [{ key: 'form.a', value: 'form' }] })], 0, {
          request: { form },
          mocks: answers({}),
        }),
    ],
    [
      'when the form is copied twice in a loop',
      'value-too-large',
      () =>
        run(
          [
            http({
              formMapping: [
                { key: 'form.a', value: 'form' },
                { key: 'connectors.b', value: 'form.a' },
                { key: 'form.c', value: 'connectors' },
              ],
            }),
          ],
          0,
          { request: { form }, mocks: answers({}) },
        ),
    ],
    [
      'when one text names a great value many times',
      'value-too-large',
      () =>
        run([http({ payload: '{{unauthUser.customAttributes.big}}'.repeat(700) })], null, {
          users: [{ loginIds: ['ann@example.com'], customAttributes: { big: big(900_000) } }],
          request: { form },
        }),
    ],
    [
      'when a text without dynamic values is too long',
      'value-too-large',
      () => run([http({ endpoint: big(1_100_000) })], 0),
    ],
    [
      'when a great value is looked at again and again',
      'value-too-large',
      () =>
        run([http(), looksAt('connectors.httpResult')], 1, {
          mocks: answers({ big: big(900_000) }),
        }),
    ],
    [
      'when a great answer comes again and again',
      'value-too-large',
      () => run([http({ contextKey: 'no path' })], 0, { mocks: answers(big(900_000)) }),
    ],
    [
      'when an answer is longer than a value may be',
      'value-too-large',
      () => run([http()], null, { mocks: answers(big(1_000_001)) }),
    ],
    [
      'when a name that the trace repeats is long',
      'value-too-large',
      () => run([looksAt('form.x', big(200_000))], 0),
    ],
    [
      'when thousands of values are written into one object',
      'value-too-large',
      () =>
        run(
          [
            http({
              formMapping: Array.from({ length: 50_000 }, (_, i) => ({
                key: `form.deep.a${i}`,
                value: 'client.x',
              })),
            }),
          ],
          null,
          { request: { client: { x: 1 } }, mocks: answers({}) },
        ),
    ],
    [
      'when claims grow in a loop',
      'value-too-large',
      () =>
        run(
          [SIGN_IN, setClaim('a', big(300_000)), setClaim('b', big(300_000)), setClaim('c', 'x')],
          3,
          {
            request: { form },
          },
        ),
    ],
    [
      'when nobody is signed in and claims wait in a loop',
      'value-too-large',
      () => run([setClaim('a', big(300_000))], 0),
    ],
    [
      'when the request is too great',
      'value-too-large',
      () => run([looksAt('form.x')], 0, { request: { form: { x: big(1_000_001) } } }),
    ],
  ])('%s: %s', (_what, end, start) => {
    expect(endOf(start())).toEqual({ end, fits: true });
  });
});

test('a loop takes its whole budget, not a step more', () => {
  expect(run([looksAt('form.x')], 0).state.taken).toBe(DEFAULT_BUDGET);
});

describe('a step that takes more work than one may fails the run', () => {
  const branches = (rules: readonly JsonObject[]): Step => [
    'condition',
    { branches: rules.map((rule, i) => ({ id: `b${i}`, name: `B${i}`, rules: [rule] })) },
  ];
  const times = (count: number, rule: (i: number) => JsonObject): Step =>
    branches(Array.from({ length: count }, (_, i) => rule(i)));
  const text = 'ab'.repeat(6_000);

  test.each<[what: string, Step]>([
    [
      'patterns that each take long',
      times(100, (i) => ({
        key: 'form.text',
        operator: 'matches',
        value: `[ab]*a[ab]{500}[c-f]${i}`,
      })),
    ],
    [
      'patterns that are long',
      times(50, (i) => ({
        key: 'form.text',
        operator: 'matches',
        value: `${'[\\p{L}]'.repeat(900)}${i}`,
      })),
    ],
    [
      'jq programs that each go on for ever',
      times(100, (i) => ({
        key: `jq:last(range(1e9)) + ${i}`,
        operator: 'equal',
        value: 'x',
      })),
    ],
    [
      'jq programs full of patterns',
      times(100, (i) => ({
        key: `jq:.form.text | [range(100) as $i | test("[ab]*a[ab]{500}[c-f]")] | .[${i}]`,
        operator: 'is-true',
      })),
    ],
    [
      'a great list that is made text again and again',
      times(1_000, () => ({ key: 'form.list', operator: 'equal', value: 'x' })),
    ],
    [
      '200,000 different dynamic values in one text',
      http({ payload: Array.from({ length: 200_000 }, (_, i) => `{{form.a${i}}}`).join('') }),
    ],
  ])('%s', (_what, step) => {
    const list = Array.from({ length: 100_000 }, () => 0);
    const from = performance.now();
    const session = run([step], null, { request: { form: { text, list } } });

    expect(endOf(session)).toEqual({ end: 'work-budget', fits: true });
    expect(session.state.error?.step).toBe('s0');
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  test('the same work over many steps does not', () => {
    const step: Step = [
      'condition',
      {
        branches: [
          { id: 'b', name: 'B', rules: [{ key: 'jq:last(range(3e4))', operator: 'empty' }] },
        ],
      },
    ];
    const session = run([...Array.from({ length: 40 }, () => step), ['end', {}]], null);
    expect(endOf(session)).toEqual({ end: 'completed', fits: true });
  });
});

test('a screen with 1,000 inputs takes all that was typed', () => {
  const inputs = Array.from({ length: 1_000 }, (_, i) => ({
    type: 'input',
    input: 'context-key',
    contextKey: `a${i}`,
    label: 'A',
  }));
  const typed = Object.fromEntries(inputs.map(({ contextKey }) => [contextKey, 'v']));
  const session = run(
    [
      ['screen', { components: [...inputs, { type: 'button', id: 'go', label: 'Go' }] }],
      ['end', {}],
    ],
    null,
    { answers: [{ step: 's0', press: 'go', form: typed }] },
  );
  expect(endOf(session)).toEqual({ end: 'completed', fits: true });
  expect(Object.keys(session.state.context.form)).toHaveLength(1_000);
});

describe('names that JavaScript gives a meaning', () => {
  test('are keys like any other in a form', () => {
    const inputs = ['__proto__', 'constructor', 'toString'].map((contextKey) => ({
      type: 'input',
      input: 'context-key',
      contextKey,
      label: contextKey,
    }));
    const session = startedAt([
      ['screen', { components: [...inputs, { type: 'button', id: 'go', label: 'Go' }] }],
      http({ payload: '{"a":"{{form.__proto__.x}}","b":{{form.constructor}}}' }),
    ]);
    session.dispatch({ type: 'advance' });
    const typed = entries(['__proto__', { x: 'y' }], ['constructor', 'c'], ['form.toString', 1]);
    session.dispatch({ type: 'press', button: 'go', form: typed });
    session.dispatch({ type: 'advance' });

    expect(Object.entries(session.state.context.form)).toEqual([
      ['__proto__', { x: 'y' }],
      ['constructor', 'c'],
      ['toString', 1],
    ]);
    expect(sent(session)?.body).toBe('{"a":"y","b":"c"}');
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
  });

  test('read as nothing where nobody wrote them', () => {
    const body =
      '{{form.constructor}}{{form.__proto__}}{{connectors.toString}}{{user.hasOwnProperty}}';
    const session = startedAt([http({ payload: `"${body}"` })]);
    session.dispatch({ type: 'advance' });
    expect(sent(session)?.body).toBe('""');
  });

  test('are claims like any other', () => {
    const session = run(
      [SIGN_IN, setClaim('__proto__', 'p'), setClaim('constructor', 'c'), ['end', {}]],
      null,
      {
        request: { form },
      },
    );
    const claims = session.state.session?.session.claims ?? {};
    expect(Object.keys(claims)).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
    expect(Object.getPrototypeOf(claims)).toBe(Object.prototype);
  });

  test('are attributes like any other', () => {
    const session = run(
      [SIGN_IN, setAttribute('customAttributes.__proto__', 'p'), ['end', {}]],
      null,
      {
        request: { form },
      },
    );
    expect(Object.entries(session.state.overlay[0]?.after.customAttributes ?? {})).toEqual([
      ['__proto__', 'p'],
    ]);
  });

  test('may not come in an answer', () => {
    expect(answered('{"a":{"__proto__":{"admin":true}}}')).toBe('ConnectorFailed');
  });
});

describe('an answer', () => {
  test.each([
    ['nested 100,000 levels deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['nested deep, with a -0 in it', `${'['.repeat(100_000)}-0${']'.repeat(100_000)}`],
    ['with a number too great', '{"a":1e999}'],
  ])('%s is refused', (_what, body) => {
    expect(answered(body)).toBe('ConnectorFailed');
  });

  test('of lone surrogates and control characters comes through', () => {
    const text = '\ud800 \u0000 \udfff \u2028 "';
    const session = startedAt([
      http(),
      http({ endpoint: '/x?a={{connectors.httpResult}}' }),
      ['end', {}],
    ]);
    session.dispatch({ type: 'advance' });
    session.dispatch(answer(1, JSON.stringify(text)));
    expect(session.state.context.connectors).toEqual({ httpResult: text });
    session.dispatch({ type: 'advance' });
    expect(sent(session)?.url).toBe(
      'https://idp.example.com/x?a=%EF%BF%BD%20%00%20%EF%BF%BD%20%E2%80%A8%20%22',
    );
  });
});

describe('a host that hands in nonsense', () => {
  const deep = Array.from({ length: 50_000 }).reduce<Json>((value) => ({ a: value }), null);

  test('a form nested 50,000 levels deep at the start ends the run', () => {
    const session = startedAt([looksAt('form.x')], entries(['x', deep]));
    expect(endOf(session)).toEqual({ end: 'value-too-large', fits: true });
  });

  test('a form nested 50,000 levels deep at a screen ends the run', () => {
    const field = { type: 'input', input: 'email', label: 'E' };
    const session = startedAt([
      ['screen', { components: [field, { type: 'button', id: 'go', label: 'Go' }] }],
    ]);
    session.dispatch({ type: 'advance' });
    session.dispatch({ type: 'press', button: 'go', form: entries(['email', deep]) });
    expect(endOf(session)).toEqual({ end: 'value-too-large', fits: true });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1e300, 1e300])(
    'a start at %s still has a clock that is a date',
    (now) => {
      const session = new RunSession(envOf([SIGN_IN, ['end', {}]], null));
      session.dispatch({ type: 'start', now, seed: Number.NaN, request: { form } });
      session.dispatch({ type: 'advance' });
      session.dispatch({ type: 'advance' });
      expect(session.state.status).toBe('completed');
      expect(session.state.session?.session.claims['rexp']).toMatch(/^[+-]?\d+-\d\d-\d\dT/);
    },
  );
});

/** A run that has begun; effects are answered by whoever goes on. */
function startedAt(steps: readonly Step[], request: JsonObject = {}): RunSession {
  const session = new RunSession(envOf(steps, null));
  session.dispatch({ type: 'start', now: 0, seed: 0, request: { form: request } });
  return session;
}

function answer(effect: number, body: string): RunEvent {
  const response = {
    type: 'response',
    status: 200,
    headers: {},
    body,
    elapsedMs: 0,
    mock: null,
  } as const;
  return { type: 'answer', effect, answer: response };
}

/** The error that a body answered to a request comes to. */
function answered(body: string): string | undefined {
  const session = startedAt([http()]);
  session.dispatch({ type: 'advance' });
  session.dispatch(answer(1, body));
  return session.state.error?.type;
}

/** An object with exactly these keys, `__proto__` included. */
function entries(...pairs: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(pairs);
}

test('a request that no mock answers fails and names the mock to add', () => {
  const env = envOf([http()], null);
  const session = new RunSession(env);
  session.dispatch({ type: 'start', now: 0, seed: 0, request: {} });
  const [effect] = session.dispatch({ type: 'advance' });
  if (effect === undefined) throw new Error('no effect');
  expect(answerAtOnce(effect, env, undefined)).toMatchObject({
    type: 'failure',
    reason: 'no-mock',
  });
});
