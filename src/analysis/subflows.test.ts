import { describe, expect, test } from 'vitest';
import type { Flow } from '../core/document/schema.ts';
import type { JsonObject } from '../core/json.ts';
import { registry } from '../steps/registry.ts';
import { findProblems } from './problems/find-problems.ts';
import { cycleThrough, outputsOf } from './subflows.ts';

type Draft = readonly [id: string, kind: string, config?: JsonObject];

function flow(id: string, steps: readonly Draft[], edges: readonly string[] = []): Flow {
  return {
    format: 'flowmint/flow',
    version: 1,
    id,
    name: `Flow ${id}`,
    start: steps[0]?.[0] ?? null,
    steps: steps.map(([step, kind, config = {}]) => ({
      id: step,
      kind,
      name: `Step ${step}`,
      config,
    })),
    edges: edges.map((edge) => {
      const [from = '', port = '', to = ''] = edge.split(' ');
      return { from, port, to };
    }),
  };
}

const entering = (id: string, more: JsonObject = {}): JsonObject => ({ flow: id, ...more });
const JWT = { variant: 'sign-in', errorHandling: { UserNotFound: { handling: 'custom' } } };

describe('the outputs of a flow', () => {
  test('are its Ends and its unwired ports that a run can get to', () => {
    const inner = flow(
      'inner',
      [
        ['jwt', 'generate-jwt', JWT],
        ['claims', 'custom-claims', { claims: [] }],
        ['end', 'end'],
        ['lost', 'end'],
      ],
      ['jwt success claims', 'claims success end'],
    );
    expect(outputsOf(inner, registry)).toEqual([
      { id: 'jwt.UserNotFound', label: 'Step jwt: User not found', role: 'error' },
      { id: 'end.success', label: 'Step end', role: 'success' },
    ]);
  });
});

describe('a way around', () => {
  const a = flow('a', [['s', 'subflow', entering('b')]]);
  const b = flow('b', [['s', 'subflow', entering('c')]]);
  const c = flow('c', [['s', 'subflow', entering('a')]]);
  const library = new Map([a, b, c].map((one) => [one.id, one]));

  test('is named flow by flow', () => {
    expect(cycleThrough(a, 'b', library, registry)).toEqual(['a', 'b', 'c', 'a']);
  });

  test('is none where two flows enter the same one', () => {
    const both = flow('both', [
      ['s', 'subflow', entering('d')],
      ['t', 'subflow', entering('d')],
    ]);
    expect(
      cycleThrough(both, 'd', new Map([['d', flow('d', [['e', 'end']])]]), registry),
    ).toBeNull();
  });
});

describe('problems of a step that enters a flow', () => {
  const inner = flow('inner', [['end', 'end']]);
  const found = (config: JsonObject, others: readonly Flow[] = [inner]) =>
    findProblems(
      flow(
        'outer',
        [
          ['sub', 'subflow', config],
          ['end', 'end'],
        ],
        ['sub success end'],
      ),
      registry,
      others,
    )
      .filter(({ path }) => path === 'steps[0].config.flow')
      .map(({ code, message }) => [code, message]);

  test('none where all is well, from the workspace and from the document', () => {
    expect(found(entering('inner'))).toEqual([]);
    const outer = flow(
      'outer',
      [
        ['sub', 'subflow', entering('inner')],
        ['end', 'end'],
      ],
      ['sub success end'],
    );
    const whole: Flow = { ...outer, library: [JSON.parse(JSON.stringify(inner))] };
    expect(findProblems(whole, registry)).toEqual([]);
  });

  test.each<[config: JsonObject, expected: readonly string[]]>([
    [entering(''), ['no-flow', '"Step sub" enters no flow, so a run breaks here: choose one.']],
    [
      entering('gone'),
      [
        'unknown-flow',
        '"Step sub" enters "gone", and there is no such flow in the document\'s library or in the workspace: import or draw it.',
      ],
    ],
    [
      entering('outer'),
      [
        'recursion',
        '"Step sub" comes back to a flow that was entered: outer → outer. Choose another flow.',
      ],
    ],
    [
      entering('inner', {
        outputs: [
          { id: 'end.success', label: '' },
          { id: 'x.success', label: '' },
        ],
      }),
      [
        'unknown-output',
        '"Step sub" has the output "x.success", by which "Flow inner" is never left: take the flow\'s outputs over.',
      ],
    ],
    [
      entering('inner', { outputs: [{ id: 'x.success', label: '' }] }),
      [
        'unknown-output',
        '"Step sub" has the output "x.success", by which "Flow inner" is never left: take the flow\'s outputs over.',
      ],
    ],
  ])('%j', (config, expected) => {
    expect(found(config)[0]).toEqual(expected);
  });
});
