import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { MAX_VALUE } from '../../core/engine/limits.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { TEST_TOOLS } from '../../core/testing/tools.ts';
import type { ValueRow } from '../../core/values/row-schema.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import type { RunSession } from '../../hosts/session/run-session.ts';
import { registry } from '../registry.ts';

/** A run in which a script returns this and then overrides the form. */
function run(overrideForm: readonly ValueRow[], value: Json): RunSession {
  const config = { args: [], code: 'return 1', overrideForm };
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 's',
    steps: [
      { id: 's', kind: 'scriptlet', name: 'S', config },
      { id: 'e', kind: 'end', name: 'E', config: {} },
    ],
    edges: [{ from: 's', port: 'success', to: 'e' }],
  };
  const env = makeEnv(makeRunnable(flow, registry), { tools: TEST_TOOLS });
  const chance = { now: () => 0, seed: () => 1 };
  const scenario = { name: 's', request: { form: { name: 'Ann', l: 'old' } } };
  const runScript = () => ({ type: 'result', value }) as const;
  return runMocked(env, scenario, { chance, runScript });
}

function left({ trace }: RunSession): Partial<Extract<TraceEntry, { type: 'step' }>> {
  return trace.find((entry) => entry.type === 'step') ?? {};
}

describe('what overrides the form', () => {
  test.each<[what: string, row: ValueRow, value: Json, form: JsonObject]>([
    [
      'text',
      { key: 'form.a', type: 'string', value: '{{scripts.scriptletResult.last}}, {{form.name}}' },
      { last: 'Lee' },
      { a: 'Lee, Ann' },
    ],
    [
      'text with a program',
      { key: 'form.a', type: 'string', value: 'Hi {{jq: .scripts.scriptletResult.last}}' },
      { last: 'Lee' },
      { a: 'Hi Lee' },
    ],
    [
      'an object with a path and a program',
      {
        key: 'form.a',
        type: 'object',
        value: [
          { key: 'x', type: 'context', value: 'scripts.scriptletResult.l[1]' },
          { key: 'y', type: 'context', value: 'jq: .scripts.scriptletResult.l[0]' },
        ],
      },
      { l: [1, 2] },
      { a: { x: 2, y: 1 } },
    ],
    [
      'a program alone',
      { key: 'form.a', type: 'context', value: 'jq: .scripts.scriptletResult.l | add' },
      { l: [1, 2] },
      { a: 3 },
    ],
  ])('sees the result: %s', (_what, row, value, form) => {
    expect(run([row], value).state.context.form).toEqual({ name: 'Ann', l: 'old', ...form });
  });

  test('is empty, with a warning, where the result does not hold it', () => {
    const row: ValueRow = {
      key: 'form.a',
      type: 'string',
      value: '{{scripts.scriptletResult.no}}',
    };
    const session = run([row], { last: 'Lee' });
    expect(session.state.context.form).toEqual({ name: 'Ann', l: 'old', a: '' });
    expect(left(session)).toMatchObject({
      warnings: ['{{scripts.scriptletResult.no}} is not set here: it became empty.'],
      assumptions: ['script-results', 'unresolved-value'],
    });
  });

  test('leaves the form as it is, with a warning, where there is no value', () => {
    const session = run([{ key: 'form.l', type: 'time', value: 'soon' }], null);
    expect(session.state.context.form).toEqual({ name: 'Ann', l: 'old' });
    expect(left(session).warnings).toEqual([
      'form.l was left as it is: it takes a time such as 2026-01-31T09:30:00Z, found text "soon".',
    ]);
  });

  test('may not grow past what a run may hold', () => {
    const value = '{{scripts.scriptletResult}}{{scripts.scriptletResult}}';
    const session = run([{ key: 'form.a', type: 'string', value }], 'x'.repeat(MAX_VALUE * 0.6));
    expect(session.state.error?.type).toBe('value-too-large');
  });
});
