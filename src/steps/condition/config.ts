import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { OPERATORS, OPERATOR_IDS } from '../../core/conditions/operators.ts';
import type { Operator } from '../../core/conditions/operators.ts';
import { condition } from './definition.ts';

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
      title: 'Branch ID',
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

export const config = defineConfig(condition, configSchema);
