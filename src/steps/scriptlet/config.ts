import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { valueRowSchema } from '../../core/values/row-schema.ts';
import { DEFAULT_CONTEXT_KEY } from './result-path.ts';
import { scriptlet } from './definition.ts';
import { ERRORS } from './errors.ts';

const configSchema = z
  .looseObject({
    args: z.array(valueRowSchema).meta({
      title: 'Arguments',
      description: 'Variables of the script. One that is not set is undefined.',
      control: 'rows',
    }),
    code: z.string().meta({
      title: 'Script',
      description: 'The body of a JavaScript function: what it returns is the result.',
      control: 'script',
    }),
    contextKey: z.string().optional().meta({
      title: 'Context Key',
      description: 'Where the result lands: scripts.<Context Key>.',
      placeholder: DEFAULT_CONTEXT_KEY,
    }),
    overrideForm: z.array(valueRowSchema).optional().meta({
      title: 'Override form',
      description:
        'Form keys, such as form.email, that get another value after the script, such as scripts.scriptletResult.email.',
      control: 'rows',
    }),
    errorHandling: errorHandlingSchema(ERRORS),
  })
  .meta({ title: 'Scriptlet' });

export type ScriptletConfig = z.infer<typeof configSchema>;

export const config = defineConfig(scriptlet, configSchema);
