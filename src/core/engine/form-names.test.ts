import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import type { Flow } from '../document/schema.ts';
import type { JsonObject } from '../json.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { makeEnv, makeRunnable } from './env.ts';
import { readContext } from './read-context.ts';

/** What the form holds once the screen asked for this key, and someone typed a new name. */
function afterTyping(key: string, form: JsonObject) {
  const components = [
    { type: 'input', input: 'context-key', contextKey: key, label: 'Name' },
    { type: 'button', id: 'go', label: 'Go' },
  ];
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 's',
    steps: [
      { id: 's', kind: 'screen', name: 'S', config: { components } },
      { id: 'e', kind: 'end', name: 'E', config: {} },
    ],
    edges: [{ from: 's', port: 'go', to: 'e' }],
  };
  const env = makeEnv(makeRunnable(flow, registry), { tools: TEST_TOOLS });
  const answers = [{ step: 's', press: 'go', form: { [key]: 'New' } }];
  const scenario = { name: 's', request: { form }, answers };
  const { state, trace } = runMocked(env, scenario, { chance: { now: () => 0, seed: () => 1 } });
  const step = trace.find((entry) => entry.type === 'step');
  const read = (path: string) => readContext({ env, ...state }, path);
  return {
    form: state.context.form,
    read: [read('form.displayName'), read('form.fullName')],
    writes: step?.writes,
  };
}

describe.each([
  ['form.fullName', 'displayName', 'fullName'],
  ['form.displayName', 'fullName', 'displayName'],
])('a name typed as %s', (key, given, typed) => {
  test(`replaces the one that the app gave as ${given}`, () => {
    expect(afterTyping(key, { [given]: 'Old', plan: 'pro' })).toEqual({
      form: { [given]: 'New', plan: 'pro', [typed]: 'New' },
      read: ['New', 'New'],
      writes: [{ path: key, value: 'New' }],
    });
  });

  test('replaces both that the app gave', () => {
    const { form } = afterTyping(key, { displayName: 'Old', fullName: 'Older' });
    expect(form).toEqual({ displayName: 'New', fullName: 'New' });
  });

  test('stands under its own name where the app gave none, and is read under both', () => {
    const { form, read } = afterTyping(key, {});
    expect(form).toEqual({ [typed]: 'New' });
    expect(read).toEqual(['New', 'New']);
  });
});

test('a key below one that is called like a name is nobody’s name', () => {
  const { form } = afterTyping('form.person.fullName', { displayName: 'Old' });
  expect(form).toEqual({ displayName: 'Old', person: { fullName: 'New' } });
});
