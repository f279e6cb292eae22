import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { lifetimeSchema } from '../../core/document/settings.ts';
import { valueRowSchema } from '../../core/values/row-schema.ts';
import { customClaims } from './definition.ts';

const configSchema = z
  .looseObject({
    mode: z
      .enum(['simple', 'advanced'])
      .optional()
      .meta({
        title: 'Mode',
        placeholder: 'Simple: a row per claim',
        labels: { simple: 'Simple: a row per claim', advanced: 'Advanced: a JSON object' },
      }),
    claims: z.array(valueRowSchema).meta({
      title: 'Claims',
      control: 'rows',
      shownWhen: { field: 'mode', is: ['', 'simple'] },
    }),
    json: z
      .string()
      .optional()
      .meta({
        title: 'Claims',
        description: 'A JSON object; {{…}} may stand in its texts and in the place of a value.',
        control: 'json-text',
        shownWhen: { field: 'mode', is: ['advanced'] },
      }),
    refreshLifetimeSeconds: lifetimeSchema.optional().meta({
      title: 'Custom Refresh Duration (s)',
      description: 'How long refresh tokens of this flow live, instead of the project’s setting.',
      placeholder: 'as in the project',
    }),
  })
  .meta({ title: 'Custom Claims' });

export type CustomClaimsConfig = z.infer<typeof configSchema>;

export const config = defineConfig(customClaims, configSchema);
