import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { generateJwt, NAMES, VARIANTS } from './definition.ts';
import { ERRORS } from './errors.ts';

export const configSchema = z
  .looseObject({
    variant: z.enum(VARIANTS).meta({
      title: 'Action',
      description: 'What happens when no matching user exists, and when one does.',
      labels: Object.fromEntries(
        VARIANTS.map((variant) => [variant, `${NAMES[variant]} with 3rd Party IdP`]),
      ),
    }),
    errorHandling: errorHandlingSchema(Object.values(ERRORS)),
  })
  .meta({ title: 'Generate JWT' });

export type GenerateJwtConfig = z.infer<typeof configSchema>;

export const config = defineConfig(generateJwt, configSchema);
