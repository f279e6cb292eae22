import type { z } from 'zod';
import { defineForm } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { errorsOf } from '../../core/kind/ports.ts';
import { configSchema } from './config.ts';
import type { GenerateJwtConfig } from './config.ts';
import { generateJwt } from './definition.ts';

export const form = defineForm(generateJwt, formOf);

/** Made once for each action: forms are described once. */
const forms = new Map<string, z.ZodType>();

/** With the errors that the action can come to. */
function formOf(config: GenerateJwtConfig): z.ZodType {
  const { variant } = config;
  const known = forms.get(variant);
  if (known !== undefined) return known;
  const errorHandling = errorHandlingSchema(errorsOf(generateJwt, config));
  const made = configSchema.extend({ errorHandling });
  forms.set(variant, made);
  return made;
}
