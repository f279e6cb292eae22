import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const condition = kindIn(registry, 'condition');

const form = { n: 2, name: 'Ann', list: ['a', 'b'], other: 'Ann', blank: '' };

function branch(id: string, ...rules: readonly JsonObject[]): JsonObject {
  return { id, name: id.toUpperCase(), rules };
}

function rule(key: string, operator: string, value?: Json): JsonObject {
  return { key, operator, ...(value !== undefined && { value }) };
}

test.each<[what: string, branches: readonly JsonObject[], port: string, why: string]>([
  ['no branch', [], 'ELSE', 'No branch holds.'],
  ['a branch without rules', [branch('a')], 'ELSE', 'No branch holds.'],
  [
    'the first branch that holds',
    [
      branch('a', rule('form.n', 'greater-than', 5)),
      branch('b', rule('form.n', 'greater-than', 1)),
      branch('c', rule('form.n', 'equal', 2)),
    ],
    'b',
    'B: form.n (number 2) greater than number 1.',
  ],
  [
    'all rules of a branch',
    [branch('a', rule('form.n', 'equal', '2'), rule('form.name', 'contains', 'nn'))],
    'a',
    'A: form.n (number 2) equal text "2" and form.name (text "Ann") contains text "nn".',
  ],
  [
    'one rule that does not hold',
    [
      branch('a', rule('form.n', 'equal', 2), rule('form.name', 'equal', 'Bob')),
      branch('b', rule('form.n', 'equal', 3)),
    ],
    'ELSE',
    'A does not hold: not form.name (text "Ann") equal text "Bob". 1 more branch does not hold either.',
  ],
  [
    'several branches that do not hold',
    [
      branch('a', rule('form.gone', 'not-empty')),
      branch('b', rule('form.gone', 'is-true')),
      branch('c', rule('form.gone', 'is-false')),
    ],
    'ELSE',
    'A does not hold: not form.gone (nothing) is not empty. 2 more branches do not hold either.',
  ],
  [
    'a key in braces',
    [branch('a', rule('{{ form.n }}', 'equal', 2))],
    'a',
    'A: form.n (number 2) equal number 2.',
  ],
  [
    'a value that is one dynamic value, with its type',
    [
      branch('a', rule('form.list', 'contains', '{{form.n}}')),
      branch('b', rule('form.name', 'equal', '{{form.other}}')),
    ],
    'b',
    'B: form.name (text "Ann") equal text "Ann".',
  ],
  [
    'a value with text around dynamic values',
    [branch('a', rule('form.name', 'equal', 'A{{form.blank}}nn'))],
    'a',
    'A: form.name (text "Ann") equal text "Ann".',
  ],
  [
    'a list with dynamic values',
    [branch('a', rule('form.name', 'in', ['Bob', '{{form.other}}']))],
    'a',
    'A: form.name (text "Ann") in an array of 2.',
  ],
  [
    'an operator that takes no value, whatever its value',
    [branch('a', rule('form.gone', 'empty', 'x'))],
    'a',
    'A: form.gone (nothing) is empty.',
  ],
  [
    'a dynamic value that is not set, equal to a key that is not set',
    [branch('a', rule('form.gone', 'equal', '{{form.gone}}'))],
    'a',
    'A: form.gone (nothing) equal nothing.',
  ],
])('%s', (_what, branches, port, why) => {
  expect(executeStep(condition, { branches }, { form })).toEqual({
    outcome: { type: 'go', port, why },
    warnings: [],
    assumptions: [],
  });
});

test('a dynamic value that is not set inside text is empty, with a warning', () => {
  const branches = [branch('a', rule('form.name', 'equal', 'Ann{{form.gone}}'))];
  expect(executeStep(condition, { branches }, { form })).toEqual({
    outcome: { type: 'go', port: 'a', why: 'A: form.name (text "Ann") equal text "Ann".' },
    warnings: ['{{form.gone}} is not set here: it became empty.'],
    assumptions: ['unresolved-value'],
  });
});

test('a branch without a name is called by its id', () => {
  const branches = [{ ...branch('a', rule('form.n', 'equal', 2)), name: '' }];
  expect(executeStep(condition, { branches }, { form }).outcome).toMatchObject({
    why: 'a: form.n (number 2) equal number 2.',
  });
});

describe('what is known without running it', () => {
  const config = {
    branches: [
      branch(
        'a',
        rule('{{form.x}}', 'equal', 'v{{client.a}}'),
        rule('form.y', 'in', ['{{client.b}}', 1]),
      ),
      branch('b', rule('form.x', 'not-empty')),
    ],
  };

  test('its ports, its reads, each once, and no writes', () => {
    expect(condition.ports(config)).toEqual([
      { id: 'a', label: 'A', role: 'branch' },
      { id: 'b', label: 'B', role: 'branch' },
      { id: 'ELSE', label: 'Else', role: 'else' },
    ]);
    expect(condition.reads(config)).toEqual(['form.x', 'client.a', 'form.y', 'client.b']);
    expect(condition.writes(config, 'a')).toEqual([]);
  });

  test.each([
    [config, '{{form.x}} equal "v{{client.a}}" +2 more'],
    [{ branches: [branch('a', rule('form.x', 'is-true'))] }, 'form.x is true'],
    [{ branches: [branch('a', rule('', 'equal'))] }, '… equal ""'],
    [{ branches: [branch('a')] }, 'always Else'],
    [{ branches: [] }, 'always Else'],
  ])('%j: its sentence', (config, sentence) => {
    expect(condition.summary(config)).toBe(sentence);
  });
});
