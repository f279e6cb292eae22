import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { executeStep, kindIn } from '../testing/execute-step.ts';
import type { Place } from '../testing/execute-step.ts';

const end = kindIn(registry, 'end');

/** What a flow output comes to whose value this is. */
function outputOf(value: string, place: Place = {}) {
  const config = { outputs: [{ key: 'a', type: 'context', value }] };
  const { outcome, ...said } = executeStep(end, config, { form: { l: [1, 2] }, ...place });
  const operations = outcome.type === 'finish' ? (outcome.operations ?? []) : [];
  const outputs = operations.flatMap((one) => (one.type === 'output.set' ? [one.value] : []));
  return { outputs, ...said };
}

describe('a jq program with several results', () => {
  test('comes to the first of them, which is assumed and warned about', () => {
    expect(outputOf('jq: .form.l[]')).toEqual({
      outputs: [1],
      warnings: ['jq: .form.l[]: more follows its first result, which alone counts.'],
      assumptions: ['jq-results'],
    });
  });

  test('comes to a list of them, where the flow assumes so', () => {
    const assumptions = { 'jq-results': 'list' } as const;
    expect(outputOf('jq: .form.l[]', { assumptions })).toEqual({
      outputs: [[1, 2]],
      warnings: [],
      assumptions: ['jq-results'],
    });
    expect(outputOf('jq: .form.l[1]', { assumptions })).toEqual({
      outputs: [2],
      warnings: [],
      assumptions: [],
    });
  });
});

test('now in a jq program is the run’s clock, which is assumed', () => {
  expect(outputOf('jq: now | todate')).toEqual({
    outputs: ['2026-01-31T09:30:00Z'],
    warnings: [],
    assumptions: ['script-clock'],
  });
});
