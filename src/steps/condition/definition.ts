import { z } from 'zod';
import { OPERATORS, OPERATOR_IDS } from '../../core/conditions/operators.ts';
import type { Operator } from '../../core/conditions/operators.ts';
import { defineStep } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { BRANCH_ERROR } from './errors.ts';

const operators: readonly (readonly [id: string, operator: Operator])[] = OPERATOR_IDS.map((id) => [
  id,
  OPERATORS[id],
]);

const ruleSchema = z
  .looseObject({
    key: z.string().meta({ title: 'Key', control: 'path', placeholder: 'form.email, or jq: …' }),
    operator: z.enum(OPERATOR_IDS).meta({
      title: 'Operator',
      labels: Object.fromEntries(operators.map(([id, { label }]) => [id, label])),
    }),
    value: z
      .union([
        z.string(),
        z.number(),
        z.boolean(),
        z.array(z.union([z.string(), z.number(), z.boolean()])),
      ])
      .optional()
      .meta({
        title: 'Value',
        shownWhen: {
          field: 'operator',
          is: operators.flatMap(([id, { takesValue }]) => (takesValue ? [id] : [])),
        },
        helpWhen: {
          field: 'operator',
          is: Object.fromEntries(
            operators.flatMap(([id, { valueHelp }]) =>
              valueHelp === undefined ? [] : [[id, valueHelp]],
            ),
          ),
        },
      }),
  })
  .meta({ title: 'Rule' });

const branchSchema = z
  .looseObject({
    id: z.string().min(1).meta({
      title: 'Id',
      description: 'The port’s name.',
      control: 'port',
      unique: true,
      initial: 'branch-1',
    }),
    name: z.string().meta({ title: 'Name', unique: true, initial: 'Branch 1' }),
    combine: z
      .enum(['any'])
      .meta({ labels: { any: 'at least one rule holds' } })
      .optional()
      .meta({ title: 'Holds when', placeholder: 'all rules hold' }),
    rules: z.array(ruleSchema).meta({
      title: 'Rules',
      initial: [{ key: '', operator: 'is-true' }],
    }),
    leadsTo: z
      .enum(['error'])
      .meta({ labels: { error: 'raise an error' } })
      .optional()
      .meta({ title: 'Then', placeholder: 'leave by this branch’s port' }),
    message: z
      .string()
      .optional()
      .meta({
        title: 'Error message',
        description: 'Shown on the last screen, where the run goes back to: no edge is needed.',
        control: 'text',
        shownWhen: { field: 'leadsTo', is: ['error'] },
      }),
  })
  .meta({ title: 'Branch' });

const configSchema = z
  .looseObject({
    branches: z.array(branchSchema).meta({
      title: 'Branches',
      description: 'The first one that holds is taken; none: ELSE.',
    }),
  })
  .meta({ title: 'Condition' });

export type ConditionConfig = z.infer<typeof configSchema>;
export type ConditionBranch = ConditionConfig['branches'][number];
export type ConditionRule = ConditionBranch['rules'][number];

export const condition = defineStep({
  kind: 'condition',
  version: 1,
  title: 'Condition',
  group: 'Logic',
  icon: 'split',
  tone: 'condition',
  help: {
    text: 'Looks at dynamic values and takes the first branch that holds, or ELSE: all of its rules must, or at least one where it says so; without rules it never does. A branch can raise an error instead of leading on: back to the last screen with its message. A value of the wrong type makes an operator false, and so its negation.',
    source: 'Descope docs, "Conditions"; coercions from the vendor’s published evaluator',
    assumptions: [
      'pattern-syntax',
      'email-check',
      'phone-check',
      'number-operators',
      'branch-error',
    ],
  },
  config: configSchema,
  palette: [
    {
      title: 'Condition',
      synonyms: ['if', 'else', 'branch', 'switch', 'rule', 'decision'],
      defaults: {
        branches: [{ id: 'branch-1', name: 'Branch 1', rules: [{ key: '', operator: 'is-true' }] }],
      },
    },
  ],
  errors: [BRANCH_ERROR],
  raises: ({ branches }) => (branches.some(raisesError) ? [BRANCH_ERROR.type] : []),
  ports: (config) => [
    ...config.branches
      .filter((branch) => !raisesError(branch))
      .map(({ id, name }) => ({ id, label: name || id, role: 'branch' as const })),
    { id: 'ELSE', label: 'Else', role: 'else' as const },
  ],
  summary({ branches }) {
    const [branch] = branches;
    const rule = branch?.rules[0];
    if (branch === undefined || rule === undefined) return 'always Else';
    const { label, takesValue } = OPERATORS[rule.operator];
    const value = takesValue ? ` ${JSON.stringify(rule.value ?? '')}` : '';
    const error = raisesError(branch) ? 'error if ' : '';
    const others = branches.length + branch.rules.length - 2;
    const more = others > 0 ? ` +${others} more` : '';
    return `${error}${rule.key || '…'} ${label.toLowerCase()}${value}${more}`;
  },
  reads: (config) => [
    ...new Set(
      config.branches.flatMap((branch) => [
        ...branch.rules.flatMap((rule) => [barePath(rule.key), ...predicatePaths(rule)]),
        ...(raisesError(branch) ? parseTemplate(branch.message ?? '').paths : []),
      ]),
    ),
  ],
  writes: () => [],
});

function raisesError({ leadsTo }: ConditionBranch): boolean {
  return leadsTo === 'error';
}

function predicatePaths({ value }: ConditionRule): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? parseTemplate(text).paths : []));
}
