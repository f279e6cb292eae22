import { z } from 'zod';
import { defineForm } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { rowOf } from './catalogue.ts';
import { configSchema } from './config.ts';
import type { ActionConfig } from './config.ts';
import { action } from './definition.ts';
import { errorsIn } from './named-errors.ts';
import type { ActionRow } from './row.ts';

export const form = defineForm(action, formOf);

/** Made once: forms are described once. */
const forms = new Map<string, z.ZodType>();

/** The arguments that matter and the errors of the row; of an action nobody knows, all arguments as they are. */
function formOf(config: ActionConfig): z.ZodType {
  const row = rowOf(config);
  const errors = errorsIn(config, row);
  const key = [row.id, ...errors.map(({ type }) => type)].join(' ');
  const known = forms.get(key);
  if (known !== undefined) return known;
  const args = row.fidelity === 'kept' ? configSchema.shape.args : argsForm(row.args);
  const made = z.looseObject({
    ...(args !== undefined && { args }),
    ...(errors.length > 0 && { errorHandling: errorHandlingSchema(errors) }),
  });
  forms.set(key, made);
  return made;
}

function argsForm(shape: ActionRow['args']) {
  return shape === undefined ? undefined : z.looseObject(shape).meta({ title: 'Arguments' });
}
