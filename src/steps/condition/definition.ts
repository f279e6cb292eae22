import { z } from 'zod';
import { OPERATORS, OPERATOR_IDS } from '../../core/conditions/operators.ts';
import { defineStep } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { executeCondition } from './execute.ts';
import { problemsOfCondition } from './problems.ts';
import { refinesOfBranch } from './refines.ts';

const LABELS = Object.fromEntries(OPERATOR_IDS.map((id) => [id, OPERATORS[id].label]));

const ruleSchema = z
  .looseObject({
    key: z.string().meta({ title: 'Key', control: 'path' }),
    operator: z.enum(OPERATOR_IDS).meta({ title: 'Operator', labels: LABELS }),
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
        control: 'text',
        shownWhen: {
          field: 'operator',
          is: OPERATOR_IDS.filter((id) => OPERATORS[id].takesValue),
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
    rules: z.array(ruleSchema).meta({
      title: 'Rules',
      description: 'All of them must hold.',
      initial: [{ key: '', operator: 'is-true' }],
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
export type ConditionRule = ConditionConfig['branches'][number]['rules'][number];

export const condition = defineStep({
  kind: 'condition',
  version: 1,
  title: 'Condition',
  group: 'Logic',
  icon: 'split',
  tone: 'condition',
  help: {
    text: 'Looks at dynamic values and takes the first branch all of whose rules hold, or ELSE. A branch without rules never holds. A value of the wrong type makes an operator false, and so its negation.',
    source: 'Descope docs, "Conditions"; coercions from the vendor’s published evaluator',
    assumptions: [],
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
  errors: [],
  ports: (config) => [
    ...config.branches.map(({ id, name }) => ({ id, label: name || id, role: 'branch' as const })),
    { id: 'ELSE', label: 'Else', role: 'else' as const },
  ],
  summary(config) {
    const rule = config.branches[0]?.rules[0];
    if (rule === undefined) return 'always Else';
    const { label, takesValue } = OPERATORS[rule.operator];
    const more = config.branches.length + (config.branches[0]?.rules.length ?? 0) - 2;
    const value = takesValue ? ` ${JSON.stringify(rule.value ?? '')}` : '';
    return `${rule.key || '…'} ${label.toLowerCase()}${value}${more > 0 ? ` +${more} more` : ''}`;
  },
  reads: (config) => [
    ...new Set(
      config.branches.flatMap(({ rules }) =>
        rules.flatMap((rule) => [barePath(rule.key), ...predicatePaths(rule)]),
      ),
    ),
  ],
  writes: () => [],
  refines: refinesOfBranch,
  problems: problemsOfCondition,
  execute: executeCondition,
});

function predicatePaths({ value }: ConditionRule): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? parseTemplate(text).paths : []));
}
