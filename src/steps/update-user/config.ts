import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { valueRowSchema } from '../../core/values/row-schema.ts';
import { updateUser } from './definition.ts';
import { ERRORS } from './errors.ts';

const CHANGES = ['add', 'remove', 'set'] as const;
const change = z.enum(CHANGES).optional();
const shownWithRoles = { field: 'rolesChange', is: CHANGES };
const shownWithTenants = { field: 'tenantsChange', is: CHANGES };
const roleName = z.string().meta({ title: 'Role', control: 'text' });

const configSchema = z
  .looseObject({
    attributes: z.array(valueRowSchema).max(1000).meta({
      title: 'Attributes',
      description:
        'Such as displayName, email, phone, verifiedEmail, customAttributes.plan. Empty text clears. With nothing listed at all: every attribute that the form holds.',
      control: 'rows',
    }),
    addToLoginIDs: z.boolean().optional().meta({
      title: 'Add email and phone to the login IDs',
      description: 'Those that this step sets: the user can then be found by them.',
    }),
    onMergeUseExisting: z
      .boolean()
      .optional()
      .meta({
        title: 'Merge: use the existing user',
        description:
          'Where the address is another user’s login ID, that user is signed in and gets what is set here.',
        shownWhen: { field: 'addToLoginIDs', is: ['true'] },
      }),
    rolesChange: change.meta({
      title: 'Roles',
      placeholder: 'Leave as they are',
      labels: { add: 'Add', remove: 'Remove', set: 'Set: these and no others' },
    }),
    roles: z.array(roleName).optional().meta({ title: 'Role names', shownWhen: shownWithRoles }),
    tenantsChange: change.meta({
      title: 'Tenants',
      placeholder: 'Leave as they are',
      labels: {
        add: 'Add the user to',
        remove: 'Take the user out of',
        set: 'Set: these and no others',
      },
    }),
    tenants: z
      .array(
        z
          .looseObject({
            tenantId: z.string().meta({ title: 'Tenant ID', control: 'text' }),
            roles: z.array(roleName).optional().meta({ title: 'Roles there' }),
          })
          .meta({ title: 'Tenant' }),
      )
      .optional()
      .meta({ title: 'Tenant list', shownWhen: shownWithTenants }),
    errorHandling: errorHandlingSchema(ERRORS),
  })
  .meta({ title: 'Update User / Attributes' });

export type UpdateUserConfig = z.infer<typeof configSchema>;

export const config = defineConfig(updateUser, configSchema);
