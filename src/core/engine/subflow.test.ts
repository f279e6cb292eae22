import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { registry } from '../../steps/registry.ts';
import type { Flow, Step } from '../document/schema.ts';
import type { JsonObject } from '../json.ts';
import type { Scenario } from '../scenario/schema.ts';
import { makeEnv, makeLibrary, makeRunnable } from './env.ts';
import { printTrace } from './print-trace.ts';

const chance = { now: () => 0, seed: () => 1 };

function flow(
  id: string,
  steps: Readonly<Record<string, Pick<Step, 'kind' | 'config'>>>,
  edges: readonly string[],
): Flow {
  return {
    format: 'flowmint/flow',
    version: 1,
    id,
    name: id.toUpperCase(),
    start: Object.keys(steps)[0] ?? null,
    steps: Object.entries(steps).map(([step, rest]) => ({
      ...rest,
      id: step,
      name: step,
    })),
    edges: edges.map((edge) => {
      const [from = '', port = '', to = ''] = edge.split(' ');
      return { from, port, to };
    }),
  };
}

const END = { kind: 'end', config: {} };
const enter = (id: string, more: JsonObject = {}) => ({
  kind: 'subflow',
  config: { flow: id, ...more },
});
const ask = (label: string) => ({
  kind: 'screen',
  config: {
    components: [
      { type: 'text', text: '{{subflowInput.greeting}}', variant: 'title' },
      { type: 'error-message' },
      { type: 'input', input: 'email', label: 'Email' },
      { type: 'button', id: 'ok', label },
      { type: 'button', id: 'no', label: 'No' },
    ],
  },
});
const SIGN_UP_OR_IN = { kind: 'generate-jwt', config: { variant: 'sign-up-or-in' } };
const SIGN_IN = { kind: 'generate-jwt', config: { variant: 'sign-in' } };

/** Asks for an email, and has one more way out than its End: the button "No" leads to a second one. */
const inner = flow('inner', { ask: ask('OK'), done: END, refused: END }, [
  'ask ok done',
  'ask no refused',
]);

function run(outer: Flow, others: readonly Flow[], scenario: Partial<Scenario>) {
  const library = makeLibrary(outer, others, registry);
  const env = makeEnv(makeRunnable(outer, registry), { library });
  return runMocked(env, { name: 's', ...scenario }, { chance });
}

const OK = [{ step: 'ask', press: 'ok', form: { email: 'ann@example.com' } }];

describe('a flow that is entered', () => {
  const outer = flow('outer', { sub: enter('inner'), jwt: SIGN_UP_OR_IN, end: END }, [
    'sub success jwt',
    'jwt success end',
  ]);

  test('shares the context, and its End goes on in the outer flow without a token of its own', () => {
    const session = run(outer, [inner], { answers: OK });
    expect(summarise(session)).toMatchObject({
      outcome: 'completed',
      path: ['sub', 'sub/ask', 'sub/done', 'jwt', 'end'],
      user: { loginIds: ['ann@example.com'] },
    });
    expect(printTrace(session.trace)).toBe(`+0 start outer at sub
+0 #1 sub (subflow) enters inner at ask
+0 #2 sub/ask (screen) shows "" [ok, no]; assumes unresolved-value; ! {{subflowInput.greeting}} is not set here: it became empty.
+0 #2 sub/ask (screen) -ok-> done: "OK" was pressed.; form.email = "ann@example.com"
+0 #3 sub/done (end) ends: This flow ends; the one that entered it goes on.
+0 #3 sub (subflow) -success-> jwt: "inner" was left by success.
+0 #4 jwt (generate-jwt) -success-> end: No user has "ann@example.com": created one and signed in.; user = "U3c0WyyHbiQzSU8PF9U4OlHB2Qan"; authInfo.firstSeen = true; authInfo.sessionJwt = "jwt:1"; authInfo.refreshJwt = "jwt:2"; creates user "ann@example.com"; issues jwt:1 and jwt:2; assumes new-user-verified-email, first-seen, amr
+0 #5 end (end) ends: The flow ends with the session of ann@example.com.
+0 end completed
`);
  });

  test('is told apart by its Ends where the step lists them', () => {
    const outputs = [
      { id: 'done.success', label: 'Done' },
      { id: 'refused.success', label: 'Refused' },
    ];
    const both = flow('outer', { sub: enter('inner', { outputs }), yes: END, no: END }, [
      'sub done.success yes',
      'sub refused.success no',
    ]);
    const path = (press: string) =>
      summarise(run(both, [inner], { answers: [{ step: 'ask', press }] })).path.at(-1);
    expect([path('ok'), path('no')]).toEqual(['yes', 'no']);
  });

  test('is left by a port nothing is wired to, as an output of the outer step', () => {
    const open = flow('open', { ask: ask('OK'), jwt: SIGN_IN }, ['ask ok jwt']);
    const outputs = [{ id: 'jwt.success', label: 'Signed in' }];
    const outer = flow('outer', { sub: enter('open', { outputs }), end: END }, [
      'sub jwt.success end',
    ]);
    const users = [{ loginIds: ['ann@example.com'] }];
    const library = makeLibrary(outer, [open], registry);
    const env = makeEnv(makeRunnable(outer, registry), { library, users });
    const session = runMocked(env, { name: 's', answers: OK }, { chance });
    expect(summarise(session).path).toEqual(['sub', 'sub/ask', 'sub/jwt', 'end']);
    expect(session.state.status).toBe('completed');
  });

  test('reads what the step hands over', () => {
    const input = [{ key: 'greeting', type: 'string', value: 'Hello {{client.name}}' }];
    const outer = flow('outer', { sub: enter('inner', { input }), end: END }, ['sub success end']);
    const session = run(outer, [inner], { request: { client: { name: 'Ann' } } });
    expect(session.state.view?.components[0]).toMatchObject({ text: 'Hello Ann' });
  });

  test('keeps the last screen: an error after it goes back into the flow it was in', () => {
    const outer = flow('outer', { sub: enter('inner'), jwt: SIGN_IN, end: END }, [
      'sub success jwt',
      'jwt success end',
    ]);
    const session = run(outer, [inner], { answers: OK });
    expect(session.state).toMatchObject({
      status: 'waiting',
      step: 'ask',
      extra: { stack: [{ step: 'sub', flow: 'inner' }] },
    });
    expect(summarise(session)).toMatchObject({
      outcome: 'failed',
      error: { type: 'UserNotFound' },
    });
  });

  test('may enter another one', () => {
    const middle = flow('middle', { sub2: enter('inner'), end2: END }, ['sub2 success end2']);
    const outer = flow('outer', { sub: enter('middle'), end: END }, ['sub success end']);
    expect(summarise(run(outer, [inner, middle], { answers: OK })).path).toEqual([
      'sub',
      'sub/sub2',
      'sub/sub2/ask',
      'sub/sub2/done',
      'sub/end2',
      'end',
    ]);
  });
});

describe('an error whose handling is Custom with a message, and whose port the flow leaves open', () => {
  const errorHandling = {
    UserNotFound: { handling: 'custom-with-message', message: 'Nobody is called {{form.email}}.' },
  };
  const open = flow(
    'open',
    {
      ask: ask('OK'),
      jwt: { kind: 'generate-jwt', config: { variant: 'sign-in', errorHandling } },
    },
    ['ask ok jwt'],
  );
  const outputs = (port: string) => ({ outputs: [{ id: port, label: 'Unknown' }] });
  const middle = flow('middle', { sub2: enter('open', outputs('jwt.UserNotFound')) }, []);
  const around = (id: string, port: string) =>
    flow('outer', { sub: enter(id, outputs(port)), again: ask('OK'), end: END }, [
      `sub ${port} again`,
      'again ok end',
    ]);

  test.each<[where: string, outer: Flow]>([
    ['in the flow around it', around('open', 'jwt.UserNotFound')],
    ['two flows further out', around('middle', 'sub2.jwt.UserNotFound')],
  ])('has its message on the next screen %s', (_where, outer) => {
    const session = run(outer, [open, middle], { answers: OK });
    const error = { type: 'UserNotFound', message: 'Nobody is called ann@example.com.' };
    expect(session.trace.at(-1)).toMatchObject({ type: 'show', step: 'again', notice: error });
    expect(summarise(session)).toMatchObject({ outcome: 'failed', error });
  });
});

describe('a flow that cannot be entered fails the run, and the trace says where', () => {
  const b = flow('b', { s2: enter('c') }, []);
  const c = flow(
    'c',
    { s3: enter('b', { input: [{ key: 'x', type: 'string', value: '{{client.name}}' }] }) },
    [],
  );

  test.each<[title: string, outer: Flow, error: string, message: string, path: readonly string[]]>([
    [
      'the library does not have it',
      flow('outer', { sub: enter('gone') }, []),
      'unknown-flow',
      'The library has no flow "gone".',
      ['sub'],
    ],
    [
      'it has no first step',
      flow('outer', { sub: enter('empty') }, []),
      'no-start',
      'The flow "empty" has no first step.',
      ['sub'],
    ],
    [
      'it is the flow itself, which stands in no library',
      flow('outer', { sub: enter('outer') }, []),
      'recursion',
      "outer → outer: a flow can't enter itself.",
      ['sub'],
    ],
    [
      'it is under way already, further out',
      flow('a', { sub: enter('back') }, []),
      'recursion',
      "a → back → a: a flow can't enter itself.",
      ['sub', 'sub/sub'],
    ],
    [
      'it comes back to itself through another one',
      flow('a', { sub: enter('b') }, []),
      'recursion',
      "a → b → c → b: a flow can't enter itself.",
      ['sub', 'sub/s2', 'sub/s2/s3'],
    ],
  ])('%s', (_title, outer, type, message, path) => {
    const empty: Flow = { ...flow('empty', {}, []), start: null };
    const back = flow('back', { sub: enter('a') }, []);
    const session = run(outer, [b, c, empty, back], {});
    const step = path.at(-1)?.split('/').at(-1);
    const error = { type, message, step };
    expect(session.state).toMatchObject({ status: 'failed', error });
    expect(summarise(session).path).toEqual(path);
    expect(session.trace.slice(-2)).toMatchObject([
      { type: 'step', step, port: null, to: null, error },
      { type: 'end', status: 'failed', error },
    ]);
  });

  test('with what the step read to hand over', () => {
    const outer = flow('a', { sub: enter('b') }, []);
    const session = run(outer, [b, c], { request: { client: { name: 'Ann' } } });
    expect(printTrace(session.trace.slice(-2))).toBe(
      `+0 #3 sub/s2/s3 (subflow) -x recursion-> nowhere: The flow "b" can’t be entered.; assumes subflow-input
+0 end failed: recursion: a → b → c → b: a flow can't enter itself.
`,
    );
    expect(session.trace.at(-2)).toMatchObject({ reads: [{ path: 'client.name', value: 'Ann' }] });
  });

  test('where its way out leads nowhere', () => {
    const session = run(flow('outer', { sub: enter('inner') }, []), [inner], { answers: OK });
    expect(session.state.error).toEqual({
      type: 'unwired-port',
      message: '"sub" left by its port "success", and no edge leads on from there.',
      step: 'sub',
    });
  });
});

test('what a subflow is not handed, since it is not set, is warned about', () => {
  const outer = flow(
    'outer',
    { in: enter('inner', { input: [{ key: 'greeting', type: 'context', value: 'form.gone' }] }) },
    [],
  );
  const env = makeEnv(makeRunnable(outer, registry), {
    library: makeLibrary(outer, [inner], registry),
  });
  const { trace } = runMocked(env, { name: 's' }, { chance });
  expect(trace.find((entry) => entry.type === 'enter')).toMatchObject({
    warnings: ['The input "greeting" was left out: its value is not set here.'],
    assumptions: ['subflow-input', 'unresolved-value'],
  });
});
