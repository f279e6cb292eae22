import { describe, expect, test } from 'vitest';
import { OPERATOR_IDS, OPERATORS } from '../../core/conditions/operators.ts';
import { describeForm } from '../../core/document/form.ts';
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
    'any rule where one is enough',
    [
      {
        ...branch('a', rule('form.gone', 'not-empty'), rule('form.n', 'equal', 2)),
        combine: 'any',
      },
    ],
    'a',
    'A: form.n (number 2) equal number 2.',
  ],
  [
    'any rule where none holds',
    [
      {
        ...branch('a', rule('form.gone', 'not-empty'), rule('form.n', 'equal', 3)),
        combine: 'any',
      },
    ],
    'ELSE',
    'A does not hold: not form.gone (nothing) is not empty, nor its other rule.',
  ],
  [
    'a branch without rules where any is enough',
    [{ ...branch('a'), combine: 'any' }],
    'ELSE',
    'No branch holds.',
  ],
  [
    'a range written as a list',
    [branch('a', rule('form.n', 'in-range', [1, 2]))],
    'a',
    'A: form.n (number 2) in range an array of 2.',
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

test.each<[what: string, one: JsonObject, port: string, why: string]>([
  [
    'equals an input that nobody filled in',
    rule('form.blank', 'equal', '{{form.gone}}'),
    'a',
    'A: form.blank (text "") equal nothing.',
  ],
  [
    'equals a key that is not set',
    rule('form.absent', 'equal', '{{form.gone}}'),
    'a',
    'A: form.absent (nothing) equal nothing.',
  ],
  [
    'is nothing in a list',
    rule('form.name', 'in', ['Bob', '{{form.gone}}']),
    'ELSE',
    'A does not hold: not form.name (text "Ann") in an array of 2.',
  ],
])('a dynamic value that is not set %s, with a warning', (_what, one, port, why) => {
  expect(executeStep(condition, { branches: [branch('a', one)] }, { form })).toEqual({
    outcome: { type: 'go', port, why },
    warnings: ['{{form.gone}} is not set here: it is compared with as nothing.'],
    assumptions: ['unresolved-value'],
  });
});

describe('a branch that raises an error', () => {
  const raising = (message?: string) => [
    branch('a', rule('form.gone', 'not-empty')),
    {
      ...branch('b', rule('form.n', 'equal', 2)),
      leadsTo: 'error',
      ...(message !== undefined && { message }),
    },
    branch('c', rule('form.n', 'equal', 2)),
  ];

  test.each([
    ['No code for {{form.name}}.', 'No code for Ann.'],
    ['', 'The branch "B" raised an error.'],
    [undefined, 'The branch "B" raised an error.'],
  ])('with the message %j says %j', (message, said) => {
    expect(executeStep(condition, { branches: raising(message) }, { form })).toEqual({
      outcome: {
        type: 'fail',
        error: { type: 'BranchError', message: said },
        why: 'B: form.n (number 2) equal number 2.',
      },
      warnings: [],
      assumptions: ['branch-error'],
    });
  });

  test('has no port, and what its message names is read', () => {
    const config = { branches: raising('No code for {{client.name}}.') };
    expect(condition.ports(config)).toEqual([
      { id: 'a', label: 'A', role: 'branch' },
      { id: 'c', label: 'C', role: 'branch' },
      { id: 'ELSE', label: 'Else', role: 'else' },
    ]);
    expect(condition.raises?.(config)).toEqual(['BranchError']);
    expect(condition.reads(config)).toEqual(['form.gone', 'form.n', 'client.name']);
  });

  test('is said so on the card if it is the first', () => {
    const [, first, second] = raising('No.');
    expect(condition.summary({ branches: [first, second] })).toBe(
      'error if form.n equal 2 +1 more',
    );
    expect(condition.raises?.({ branches: [second] })).toEqual([]);
  });
});

describe('rules about text and numbers', () => {
  const texts = { email: 'ann@example.com', phone: '+12133734253', n: 10 };

  test.each<[rule: JsonObject, holds: boolean, assumptions: readonly string[]]>([
    [rule('form.email', 'matches', '^[^@]+@example\\.com$'), true, ['pattern-syntax']],
    [rule('form.email', 'matches', '{{form.phone}}'), false, ['pattern-syntax']],
    [rule('form.email', 'is-email'), true, ['email-check']],
    [rule('form.phone', 'is-email'), false, ['email-check']],
    [rule('form.phone', 'is-phone'), true, ['phone-check']],
    [rule('form.n', 'is-phone'), false, []],
    [rule('form.n', 'in-range', '1,10'), true, []],
    [rule('form.email', 'not-in-range', '1,10'), false, ['number-operators']],
    [rule('form.n', 'devised-by', 5), true, []],
    [rule('form.gone', 'devised-by', 5), false, ['number-operators']],
  ])('%j: %s, as %j says', (one, holds, assumptions) => {
    const executed = executeStep(condition, { branches: [branch('a', one)] }, { form: texts });
    expect(executed.outcome).toMatchObject({ type: 'go', port: holds ? 'a' : 'ELSE' });
    // A pattern from the form is no pattern: the plus has nothing to repeat.
    const isRefused = one['value'] === '{{form.phone}}';
    expect(executed.warnings).toHaveLength(isRefused ? 1 : 0);
    expect(executed.assumptions).toEqual(assumptions);
  });

  test('a pattern that is refused makes its rule false, and the trace says why', () => {
    const branches = [branch('a', rule('form.email', 'matches', '(?=a).*'))];
    expect(executeStep(condition, { branches }, { form: texts })).toEqual({
      outcome: {
        type: 'go',
        port: 'ELSE',
        why: 'A does not hold: not form.email (text "ann@example.com") matches text "(?=a).*".',
      },
      warnings: [
        'The pattern (text "(?=a).*") can’t be used, so its rule is false: it looks ahead, (?=…), which takes more than linear time.',
      ],
      assumptions: ['pattern-syntax'],
    });
  });
});

test('a branch without a name is called by its id', () => {
  const branches = [{ ...branch('a', rule('form.n', 'equal', 2)), name: '' }];
  expect(executeStep(condition, { branches }, { form }).outcome).toMatchObject({
    why: 'a: form.n (number 2) equal number 2.',
  });
});

test('its form offers every operator by name, says what a value looks like, and asks for a message where it is raised', () => {
  const fields = describeForm(condition.config).flatMap((field) =>
    field.type === 'list' && field.item.type === 'group' ? field.item.fields : [],
  );
  const rules = fields.flatMap((field) =>
    field.type === 'list' && field.item.type === 'group' ? field.item.fields : [],
  );
  const options = (key: string) =>
    [...fields, ...rules].flatMap((field) =>
      field.key === key && field.type === 'choice' ? field.options.map(({ label }) => label) : [],
    );
  expect(fields.map(({ title }) => title)).toEqual(
    'Branch ID,Name,Holds when,Rules,Then,Error message'.split(','),
  );
  expect(fields.at(-1)?.shownWhen).toEqual({ field: 'leadsTo', is: ['error'] });
  expect(options('combine')).toEqual(['at least one rule holds']);
  expect(options('leadsTo')).toEqual(['raise an error']);
  expect(options('operator')).toEqual(OPERATOR_IDS.map((id) => OPERATORS[id].label));
  const value = rules.find(({ key }) => key === 'value');
  expect(value?.shownWhen?.is).toContain('devised-by');
  expect(value?.shownWhen?.is).not.toContain('is-email');
  expect(Object.keys(value?.helpWhen?.is ?? {})).toEqual(
    'in,not-in,matches,in-range,not-in-range'.split(','),
  );
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
    [{ branches: [branch('a', rule('form.x', 'is-email'))] }, 'form.x is email'],
    [{ branches: [branch('a', rule('form.x', 'devised-by', 2))] }, 'form.x divisible by 2'],
  ])('%j: its sentence', (config, sentence) => {
    expect(condition.summary(config)).toBe(sentence);
  });
});
