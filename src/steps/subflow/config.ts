import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { valueRowSchema } from '../../core/values/row-schema.ts';
import { subflow } from './definition.ts';

const outputSchema = z
  .looseObject({
    id: z.string().min(1).meta({
      title: 'Port',
      description: 'Step and port of the flow it stands for, such as end.success.',
      control: 'port',
      unique: true,
      initial: 'end.success',
    }),
    label: z.string().meta({ title: 'Label' }),
    role: z
      .enum(['success', 'error'])
      .optional()
      .meta({ title: 'Sort', labels: { success: 'Success', error: 'Error' } }),
  })
  .meta({ title: 'Output' });

const configSchema = z
  .looseObject({
    flow: z.string().meta({ title: 'Flow', control: 'flow' }),
    input: z.array(valueRowSchema).optional().meta({
      title: 'Inputs',
      description: 'What the flow reads as subflowInput.<key>.',
      control: 'rows',
    }),
    outputs: z.array(outputSchema).optional().meta({
      title: 'Outputs',
      description:
        'The Ends and the unwired ports of the flow that lead on from here. None: every End leaves by Success.',
    }),
  })
  .meta({ title: 'Subflow' });

export type SubflowConfig = z.infer<typeof configSchema>;

export const config = defineConfig(subflow, configSchema);
