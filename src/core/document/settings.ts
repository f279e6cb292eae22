import { z } from 'zod';
import { tokenTemplateSchema } from '../tokens/template-schema.ts';

/** Seconds a token may live: 3 minutes are the floor (facts/descope.md §7.5). */
export const lifetimeSchema = z
  .int()
  .min(180, { error: 'expected at least 180 seconds (3 minutes)' })
  // Ours: past it the times in a token could not be written as dates any more.
  .max(3_155_760_000, { error: 'expected at most 3155760000 seconds (100 years)' });

/** The types of custom attributes. Source: facts/descope.md §8.1. */
const ATTRIBUTE_TYPES = [
  'text',
  'number',
  'boolean',
  'singleselect',
  'multiselect',
  'date',
] as const;

/** A custom attribute that users of the project can have. */
export const attributeSchema = z
  .looseObject({
    name: z.string().min(1).max(200).meta({
      title: 'Machine name',
      description: 'As in customAttributes.plan, without the prefix.',
      placeholder: 'plan',
      control: 'plain',
      initial: 'attribute',
      unique: true,
    }),
    type: z.enum(ATTRIBUTE_TYPES).meta({
      title: 'Type',
      labels: {
        text: 'Text',
        number: 'Number',
        boolean: 'True or false',
        singleselect: 'One of several',
        multiselect: 'Some of several',
        date: 'Date',
      },
    }),
    options: z
      .array(z.string())
      .optional()
      .meta({
        title: 'Options',
        shownWhen: { field: 'type', is: ['singleselect', 'multiselect'] },
      }),
  })
  .meta({ title: 'Custom attribute' });

/** A tenant of the project: an organisation that users belong to. */
export const tenantSchema = z
  .looseObject({
    id: z
      .string()
      .min(1)
      .max(200)
      .meta({ title: 'Tenant ID', control: 'plain', initial: 'tenant', unique: true }),
    name: z.string().meta({ title: 'Tenant name', control: 'plain' }),
    domains: z.array(z.string()).optional().meta({
      title: 'Email domains',
      description: 'Whose users Add Tenant brings in ("Self Provision Domains").',
    }),
  })
  .meta({ title: 'Tenant' });

/** A role of the project and what it permits. */
const roleSchema = z
  .looseObject({
    name: z
      .string()
      .min(1)
      .max(200)
      .meta({ title: 'Role name', control: 'plain', initial: 'role', unique: true }),
    permissions: z.array(z.string()).optional().meta({ title: 'Permissions' }),
  })
  .meta({ title: 'Role' });

const pattern = (title: string, description: string) =>
  z
    .string()
    .max(1_000)
    .optional()
    .meta({ title, description, control: 'plain', placeholder: '^test-.*@example\\.com$' });

/**
 * Users made for tests. Source: Descope's Terraform provider, `test_users_loginid_regexp`, `test_users_verifier_regexp`
 * and `test_users_static_otp` (facts/descope.md §12.1).
 */
const testUsersSchema = z
  .looseObject({
    loginIdPattern: pattern(
      'Login IDs of test users',
      'A regular expression: whoever is created with a login ID that it matches is a test user.',
    ),
    verifierPattern: pattern(
      'Addresses that take the static code',
      'A regular expression for the emails and phones of test users.',
    ),
    staticOtp: z
      .string()
      .regex(/^\d{6}$/, { error: 'expected a code of 6 digits, such as 123456' })
      .optional()
      .meta({
        title: 'Static code of test users',
        description: 'Test users may type it instead of the code they were sent.',
        placeholder: '123456',
        control: 'plain',
      }),
  })
  .meta({ title: 'Test users' });

export type TestUsers = z.infer<typeof testUsersSchema>;
export type AttributeDefinition = z.infer<typeof attributeSchema>;
export type TenantDefinition = z.infer<typeof tenantSchema>;

/** The id of an action in Descope's exports; blank: not known. */
const actionId = z.string().max(200).optional();

/** What is the same for every run of the flow. Lifetimes are in seconds. Source: facts/descope.md §6.2, §7.5, §8.1. */
export const settingsSchema = z
  .looseObject({
    projectId: z
      .string()
      .regex(/^P[A-Za-z0-9]{27}$/, { error: 'expected a project ID: "P" and 27 letters or digits' })
      .optional()
      .meta({ title: 'Project ID', placeholder: 'P3FlowmintInventedProject001' }),
    session: z
      .looseObject({
        lifetimeSeconds: lifetimeSchema.optional().meta({
          title: 'Session token lifetime (s)',
          placeholder: '600 (10 minutes)',
        }),
      })
      .optional(),
    refresh: z
      .looseObject({
        lifetimeSeconds: lifetimeSchema.optional().meta({
          title: 'Refresh token lifetime (s)',
          placeholder: '2419200 (4 weeks)',
        }),
      })
      .optional(),
    template: tokenTemplateSchema.optional(),
    attributes: z.array(attributeSchema).optional().meta({
      title: 'Custom attributes',
      description: 'Update User refuses values of another type. With none declared it takes any.',
    }),
    tenants: z.array(tenantSchema).optional().meta({ title: 'Tenants' }),
    roles: z.array(roleSchema).optional().meta({
      title: 'Roles',
      description: 'Whoever has a role gets its permissions in the token.',
    }),
    testUsers: testUsersSchema.optional(),
    descope: z
      .looseObject({
        actionIds: z
          .looseObject({
            signIn: actionId.meta({
              title: 'Action id of Generate JWT / Sign In',
              placeholder: 'x-generate-jwt-sign-in',
            }),
            signUp: actionId.meta({
              title: 'Action id of Generate JWT / Sign Up',
              placeholder: 'x-generate-jwt-sign-up',
            }),
            signUpOrIn: actionId.meta({
              title: 'Action id of Generate JWT / Sign Up or In',
              placeholder: 'x-generate-jwt-sign-up-or-in',
            }),
          })
          .optional()
          .meta({
            title: 'Action ids of Generate JWT',
            description:
              'As which action each is exported for Descope. No public export shows the real ids: without them the export has ours, which Descope will not know.',
          }),
      })
      .optional()
      .meta({ title: 'Export for Descope' }),
  })
  .meta({ id: 'Settings', title: 'Settings' });
