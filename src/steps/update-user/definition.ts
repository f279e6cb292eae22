import { z } from 'zod';
import { defineStep } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { pathsOfRow, valueRowSchema } from '../../core/values/row.ts';
import { pathsWrittenBy } from './attributes.ts';
import { executeUpdateUser } from './execute.ts';
import { problemsOfAttributes } from './problems.ts';

const errors = [
  { type: 'UpdateUserPropertiesFailed', title: 'Update failed' },
] as const satisfies readonly ErrorType[];

const configSchema = z
  .looseObject({
    attributes: z.array(valueRowSchema).max(1000).meta({
      title: 'Attributes',
      description:
        'Such as displayName, email, phone, verifiedEmail, customAttributes.plan. Empty text clears.',
      control: 'rows',
    }),
    errorHandling: errorHandlingSchema(errors),
  })
  .meta({ title: 'Update User / Attributes' });

export type UpdateUserConfig = z.infer<typeof configSchema>;

export const updateUser = defineStep({
  kind: 'update-user',
  version: 1,
  title: 'Update User / Attributes',
  group: 'User & token',
  icon: 'user-pen',
  tone: 'user',
  help: {
    text: 'Sets the listed attributes of the user who is signed in; the others stay as they are.',
    source: 'Descope docs, "Update User"; real exports (update-user-properties)',
    assumptions: ['unresolved-value'],
  },
  config: configSchema,
  palette: [
    {
      title: 'Update User / Attributes',
      synonyms: [
        'properties',
        'profile',
        'attribute',
        'update user properties',
        'custom attributes',
      ],
      defaults: { attributes: [] },
    },
  ],
  errors,
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: ({ attributes }) =>
    attributes.length === 0
      ? 'no attributes yet'
      : `sets ${attributes.map(({ key }) => key || '…').join(', ')}`,
  reads: ({ attributes }) => ['user', ...new Set(attributes.flatMap(pathsOfRow))],
  writes: ({ attributes }, port) =>
    port === 'success'
      ? attributes.flatMap(({ key }) =>
          pathsWrittenBy(key).map((path) => ({ path, certainty: 'may' as const })),
        )
      : [],
  refines: () => [],
  needs: () => [
    {
      code: 'user-before-sign-in',
      severity: 'error',
      anyOf: ['user'],
      what: 'a signed-in user',
      never: 'nobody is signed in',
      perhaps: 'nobody may be signed in',
    },
  ],
  problems: problemsOfAttributes,
  execute: executeUpdateUser,
});
