import { describe, expect, test } from 'vitest';
import type { Operation, Outcome, Signal } from '../../core/engine/outcome.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import type { ValueRow } from '../../core/values/row-schema.ts';
import { registry } from '../registry.ts';

const scriptlet = kindIn(registry, 'scriptlet');

const CONFIG = { args: [], code: 'return 1' };
const PLACE: Place = {
  signedIn: 'U1',
  form: { email: 'ann@example.com', displayName: 'Ann' },
  connectors: { httpResult: { n: 2, list: [1, 2] } },
  scripts: { scriptletResult: { old: true } },
};

const GREETING = {
  key: 'form.greeting',
  type: 'string',
  value: 'Hi {{scripts.scriptletResult.last}}',
} satisfies ValueRow;
const NESTED = {
  key: 'form.nested',
  type: 'object',
  value: [{ key: 'a', type: 'context', value: 'jq: .scripts.scriptletResult.last' }],
} satisfies ValueRow;

describe('a script is asked for', () => {
  test.each<[what: string, config: JsonObject, request: Partial<ScriptRequest>, said: object]>([
    ['without arguments', {}, {}, { why: 'Runs the script.' }],
    [
      'with arguments of every type',
      {
        args: [
          { key: 'text', type: 'string', value: 'Hi {{form.displayName}}' },
          { key: 'number', type: 'number', value: 1.5 },
          { key: 'flag', type: 'boolean', value: false },
          { key: 'when', type: 'time', value: '2026-01-31T09:30:00Z' },
          { key: 'list', type: 'context', value: 'connectors.httpResult.list' },
          { key: 'braces', type: 'context', value: '{{connectors.httpResult.n}}' },
          { key: 'all', type: 'object', value: [{ key: 'a', type: 'number', value: 1 }] },
        ],
      },
      {
        args: {
          text: 'Hi Ann',
          number: 1.5,
          flag: false,
          when: '2026-01-31T09:30:00Z',
          list: [1, 2],
          braces: 2,
          all: { a: 1 },
        },
      },
      {
        why: 'Runs the script with text, number, flag, when, list, braces, all.',
        assumptions: ['claim-times'],
      },
    ],
    [
      'with arguments that are not set as undefined',
      {
        args: [
          { key: 'gone', type: 'context', value: 'form.gone' },
          { key: 'email', type: 'context', value: 'form.email' },
        ],
      },
      { args: { email: 'ann@example.com' }, unset: ['gone'] },
      {
        why: 'Runs the script with gone, email.',
        warnings: ['The argument "gone" is undefined: its value is not set here.'],
        assumptions: ['unresolved-value'],
      },
    ],
    [
      'without an argument that has no name; of two with one name the last counts',
      {
        args: [
          { key: ' ', type: 'number', value: 1 },
          { key: 'a', type: 'context', value: 'form.gone' },
          { key: 'a', type: 'number', value: 2 },
        ],
      },
      { args: { a: 2 } },
      {
        why: 'Runs the script with a.',
        warnings: ['An argument without a name was left out.'],
      },
    ],
    [
      'with stand-ins for tokens, which it cannot look into',
      {
        args: [
          { key: 't', type: 'context', value: 'authInfo.sessionJwt' },
          { key: 'all', type: 'string', value: 'Bearer {{authInfo.refreshJwt}}' },
          { key: 'email', type: 'context', value: 'form.email' },
        ],
      },
      { args: { t: 'jwt:1', all: 'Bearer jwt:2', email: 'ann@example.com' } },
      {
        why: 'Runs the script with t, all, email.',
        warnings: ['t', 'all'].map(
          (name) =>
            `The argument "${name}" holds a stand-in for a token, such as jwt:1: a script can hand it on, not look into it.`,
        ),
        assumptions: ['script-token'],
      },
    ],
    [
      'that uses libraries; whether it uses time and chance, its answer says',
      { code: 'return _.random(Date.now())' },
      { code: 'return _.random(Date.now())' },
      { why: 'Runs the script.', assumptions: ['script-language'] },
    ],
  ])('%s', (_what, config, request, { why, ...said }: { why?: string }) => {
    const executed = executeStep(scriptlet, { ...CONFIG, ...config }, PLACE);
    const whole = { code: 'return 1', args: {}, now: 1_769_851_800_000, ...request };
    expect(executed).toEqual({
      outcome: {
        type: 'perform',
        effect: { type: 'script', request: { ...whole, seed: expect.any(Number) } },
        why,
      },
      warnings: [],
      assumptions: [],
      ...said,
    });
  });
});

describe('its answer', () => {
  const set = (value?: JsonObject | string | null): Operation => ({
    type: 'set',
    path: 'scripts.scriptletResult',
    value,
  });
  const goes = (operations: readonly Operation[], why: string): Outcome => ({
    type: 'go',
    port: 'success',
    operations,
    why,
  });

  test.each<[what: string, config: JsonObject, answer: ScriptAnswer, executed: Partial<Executed>]>([
    [
      'lands under the default Context Key',
      {},
      { type: 'result', value: { a: 1 } },
      { outcome: goes([set({ a: 1 })], 'The script returned an object.') },
    ],
    [
      'lands under another one',
      { contextKey: ' hash ' },
      { type: 'result', value: 'x' },
      {
        outcome: goes(
          [{ type: 'set', path: 'scripts.hash', value: 'x' }],
          'The script returned text "x".',
        ),
      },
    ],
    [
      'of nothing clears what was there',
      {},
      { type: 'result', logs: ['a'] },
      {
        outcome: goes([set()], 'The script returned nothing.'),
        warnings: ['The script returned nothing.'],
      },
    ],
    [
      'overrides the form, by values with and without braces',
      {
        overrideForm: [
          { key: 'form.email', type: 'context', value: 'scripts.scriptletResult.email' },
          { key: '{{form.phone}}', type: 'context', value: '{{scripts.scriptletResult.phone}}' },
          { key: 'form.customAttribute.test', type: 'boolean', value: true },
        ],
      },
      { type: 'result', value: { email: 'bea@example.com' } },
      {
        outcome: goes(
          [
            set({ email: 'bea@example.com' }),
            { type: 'copy', from: 'scripts.scriptletResult.email', to: 'form.email' },
            { type: 'copy', from: 'scripts.scriptletResult.phone', to: 'form.phone' },
            {
              type: 'fill',
              row: { key: 'form.customAttribute.test', type: 'boolean', value: true },
              to: 'form.customAttribute.test',
            },
          ],
          'The script returned an object.',
        ),
      },
    ],
    [
      'overrides the form by rows of other types, worked out once the result is in the context',
      { overrideForm: [GREETING, NESTED] },
      { type: 'result', value: { last: 'Lee' } },
      {
        outcome: goes(
          [
            set({ last: 'Lee' }),
            { type: 'fill', row: GREETING, to: 'form.greeting' },
            { type: 'fill', row: NESTED, to: 'form.nested' },
          ],
          'The script returned an object.',
        ),
      },
    ],
    [
      'writes nothing but the form',
      { overrideForm: [{ key: 'connectors.x', type: 'number', value: 1 }] },
      { type: 'result', value: null },
      {
        outcome: goes([set(null)], 'The script returned null.'),
        warnings: ['"connectors.x" was left as it is: it is no form key such as form.email.'],
      },
    ],
    [
      'may owe something to the clock or to chance',
      { code: 'return _.sample([1])' },
      { type: 'result', value: 'x', usesClock: true },
      {
        outcome: goes([set('x')], 'The script returned text "x".'),
        assumptions: ['script-clock', 'script-results'],
      },
    ],
    [
      'may be a promise’s',
      { code: 'return (async () => 1)()' },
      { type: 'result', value: 'x' },
      {
        outcome: goes([set('x')], 'The script returned text "x".'),
        assumptions: ['script-results', 'script-promises'],
      },
    ],
  ])('%s', (_what, config, answer, executed) => {
    expect(answered(answer, config)).toEqual({
      warnings: [],
      assumptions: ['script-results'],
      ...executed,
    });
  });

  test.each<[ScriptAnswer, string, readonly string[]]>([
    [
      { type: 'error', message: 'TypeError: no', line: 3, column: 7 },
      'Line 3, column 7: TypeError: no.',
      [],
    ],
    [{ type: 'error', message: 'Error: no', line: 3 }, 'Line 3: Error: no.', []],
    [{ type: 'error', message: 'Error: 7', usesClock: true }, 'Error: 7.', ['script-clock']],
    [{ type: 'error', message: 'Too much.', limited: true }, 'Too much.', ['script-limits']],
  ])('that is an error fails with its place: %j', (answer, message, assumptions) => {
    expect(answered(answer)).toEqual({
      outcome: { type: 'fail', error: { type: 'ScriptletFailed', message } },
      warnings: [],
      assumptions,
    });
  });

  test('that is none of a script is refused', () => {
    const effect = { type: 'script', request: { code: '', args: {}, now: 0, seed: 0 } } as const;
    const outcomes = [
      executeStep(scriptlet, CONFIG, PLACE, { type: 'press', button: 'x', form: {} }),
      executeStep(scriptlet, CONFIG, PLACE, {
        type: 'answer',
        answer: { type: 'outcome', outcome: 'x' },
        effect,
      }),
    ].map(({ outcome }) => outcome);
    expect(outcomes).toEqual([
      { type: 'reject', why: 'the step waits for its script' },
      { type: 'reject', why: 'this is no answer of a script' },
    ]);
  });

  function answered(answer: ScriptAnswer, config: JsonObject = {}): Executed {
    const signal: Signal = {
      type: 'answer',
      answer,
      effect: { type: 'script', request: { code: '', args: {}, now: 0, seed: 0 } },
    };
    return executeStep(scriptlet, { ...CONFIG, ...config }, PLACE, signal);
  }
});

test('what is known without running it', () => {
  const config = {
    args: [
      { key: 'a', type: 'string', value: '{{form.x}}{{form.y}}' },
      { key: '', type: 'context', value: '{{form.x}}' },
    ],
    code: 'return a',
    overrideForm: [
      { key: 'form.email', type: 'context', value: '{{scripts.scriptletResult.email}}' },
      { key: 'form.z', type: 'string', value: '{{form.w}}' },
    ],
  };
  expect(scriptlet.ports(config)).toEqual([{ id: 'success', label: 'Success', role: 'success' }]);
  expect(scriptlet.reads(config)).toEqual([
    'form.x',
    'form.y',
    'scripts.scriptletResult.email',
    'form.w',
  ]);
  expect(scriptlet.writes(config, 'success')).toEqual([
    { path: 'scripts.scriptletResult', certainty: 'must' },
    { path: 'form.email', certainty: 'may', from: 'scripts.scriptletResult.email' },
    { path: 'form.z', certainty: 'may' },
  ]);
  expect(scriptlet.writes({ ...config, code: 'a' }, 'success')[0]?.certainty).toBe('may');
  expect(scriptlet.writes(config, 'ScriptletFailed')).toEqual([]);
  expect(scriptlet.summary(config)).toBe('(a, …) → scripts.scriptletResult');
});

test.each<[what: string, config: JsonObject, problems: readonly string[]]>([
  ['nothing', { code: 'return 1' }, []],
  ['an empty script', { code: ' ' }, ['warning no-result code']],
  ['a script without return', { code: 'a = 1' }, ['warning no-result code']],
  [
    'arguments that cannot be variables',
    {
      args: ['', 'a b', 'class', '1a', 'ok', 'ok', '_'].map((key) => ({
        key,
        type: 'number',
        value: 1,
      })),
    },
    [
      'error blank-key args.0.key',
      'warning duplicate-key args.5.key',
      'error bad-argument args.1.key',
      'error bad-argument args.2.key',
      'error bad-argument args.3.key',
      'warning bad-argument args.6.key',
    ],
  ],
  [
    'tokens, of which it sees only stand-ins',
    {
      args: [
        { key: 'a', type: 'context', value: 'authInfo.sessionJwt' },
        { key: 'b', type: 'string', value: 'Bearer {{authInfo.refreshJwt}}' },
        {
          key: 'c',
          type: 'object',
          value: [{ key: 'd', type: 'context', value: '{{authInfo.sessionJwt}}' }],
        },
        { key: 'e', type: 'context', value: 'authInfo.firstSeen' },
      ],
    },
    [
      'warning script-token args.0.value',
      'warning script-token args.1.value',
      'warning script-token args.2.value',
    ],
  ],
  ['a Context Key that is no name', { contextKey: 'a b' }, ['error bad-context-key contextKey']],
  [
    'form keys that are none',
    {
      overrideForm: [
        { key: 'form.x', type: 'context', value: '' },
        { key: 'user.email', type: 'number', value: 1 },
        { key: '{{form.y}}', type: 'number', value: 1 },
      ],
    },
    ['error bad-path overrideForm.0.value', 'error bad-path overrideForm.1.key'],
  ],
])('finds what is wrong: %s', (_what, config, expected) => {
  const flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: null,
    steps: [],
    edges: [],
  } as const;
  const around = {
    connectors: new Map(),
    flow: { ...flow, steps: [], edges: [] },
    library: new Map(),
  };
  const problems = scriptlet.problems?.({ ...CONFIG, ...config }, around) ?? [];
  expect(problems.map(({ severity, code, at }) => `${severity} ${code} ${at.join('.')}`)).toEqual(
    expected,
  );
});
