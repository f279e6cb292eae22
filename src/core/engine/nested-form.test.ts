import { expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import type { Flow } from '../document/schema.ts';
import type { Json, JsonObject } from '../json.ts';
import { deepFreeze } from '../testing/deep-freeze.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { makeEnv, makeRunnable } from './env.ts';
import { nestedForm } from './nested-form.ts';

test.each<[form: JsonObject, nested: JsonObject]>([
  [
    { 'a.b': 1, c: 2 },
    { c: 2, a: { b: 1 } },
  ],
  [{ 'a.b.c': 1, 'a.b.d': [2], 'a.e': null }, { a: { b: { c: 1, d: [2] }, e: null } }],
  [{ 'a.b': 1, a: { c: 2 } }, { a: { c: 2, b: 1 } }],
  [{ 'a.b': { x: 1 }, 'a.b.y': 2 }, { a: { b: { x: 1, y: 2 } } }],
  [{ a: { b: { x: 1 } }, 'a.b.y': 2, 'a.b.z': 3 }, { a: { b: { x: 1, y: 2, z: 3 } } }],
])('%j is nested as %j', (form, nested) => {
  expect(nestedForm(deepFreeze(form))).toEqual(nested);
});

test.each<[form: JsonObject]>([
  [{ a: 1, b: { c: 2 } }],
  [{ 'ann@example.com': 1, '1.5': 2, 'a..b': 3, 'a.': 4, '.a': 5, 'two words.x': 6 }],
  [{ a: 'taken', 'a.b': 1 }],
  [{ a: { b: 'taken' }, 'a.b': 1, 'a.b.c': 2 }],
  [{ a: ['taken'], 'a.b': 1 }],
  [{ [Array.from({ length: 40 }, () => 'a').join('.')]: 'deeper than any path' }],
])('%j stays as it is', (form) => {
  expect(nestedForm(form)).toEqual(form);
});

test('a key that is called like what objects inherit is one like any other', () => {
  const made = nestedForm({ '__proto__.polluted': 1, 'a.constructor': 2 });
  expect(JSON.stringify(made)).toBe('{"__proto__":{"polluted":1},"a":{"constructor":2}}');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('tens of thousands of keys below one take no longer each', () => {
  const form = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`a.k${i}`, i]));
  const { a } = nestedForm(form);
  expect(Object.keys(a ?? {})).toHaveLength(50_000);
});

/** What dynamic values read once a screen took over an answer to its input `customAttribute.test`. */
function readAfter(typed: JsonObject, values: readonly string[]): readonly (Json | undefined)[] {
  const components = [
    { type: 'input', input: 'context-key', contextKey: 'customAttribute.test', label: 'Test' },
    { type: 'button', id: 'go', label: 'Go' },
  ];
  const outputs = values.map((value, i) => ({ key: `v${i}`, type: 'context', value }));
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 's',
    steps: [
      { id: 's', kind: 'screen', name: 'S', config: { components } },
      { id: 'e', kind: 'end', name: 'E', config: { outputs } },
    ],
    edges: [{ from: 's', port: 'go', to: 'e' }],
  };
  const env = makeEnv(makeRunnable(flow, registry), { tools: TEST_TOOLS });
  const request = { form: { 'customAttribute.test': 'flat' } };
  const scenario = { name: 's', request, answers: [{ step: 's', press: 'go', form: typed }] };
  const { state } = runMocked(env, scenario, { chance: { now: () => 0, seed: () => 1 } });
  return values.map((_, i) => state.extra.outputs[`v${i}`]);
}

test.each<[typed: JsonObject, value: string]>([
  [{}, 'flat'],
  [{ 'form.customAttribute.test': 'NEW' }, 'NEW'],
])(
  'paths and jq programs read the same of a flattened key, also once %j was typed',
  (typed, value) => {
    const values = [
      'form.customAttribute.test',
      'form["customAttribute.test"]',
      'inputs.customAttribute.test',
      'jq:.form.customAttribute.test',
      'jq:.inputs.customAttribute.test',
    ];
    expect(readAfter(typed, values)).toEqual(values.map(() => value));
  },
);
