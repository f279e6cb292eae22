import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { action } from './definition.ts';
import { FACTS } from './facts.ts';

/** The settings of an action step: which action it is, and its arguments as an export has them. */
export const configSchema = z
  .looseObject({
    action: z
      .string()
      .min(1)
      .meta({ title: 'Action id', description: 'As in an export.', control: 'plain' }),
    args: z
      .record(z.string(), z.json())
      .optional()
      .meta({ title: 'Arguments', description: 'By name, as in an export.' }),
    errorHandling: errorHandlingSchema([]),
  })
  .meta({ title: 'Action' });

export type ActionConfig = z.infer<typeof configSchema>;

/** Editors of documents offer the ids that are known. */
const withExamples: z.ZodType<ActionConfig> = configSchema.extend({
  action: configSchema.shape.action.meta({
    ...configSchema.shape.action.meta(),
    examples: FACTS.map(({ id }) => id),
  }),
});

export const config = defineConfig(action, withExamples);
