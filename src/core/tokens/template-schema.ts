import { z } from 'zod';

/**
 * The JWT template of the project: what shapes both tokens besides the user. What is left out is as in a project
 * without a template. Source: facts/descope.md §6.2, which names the same options of Descope's API.
 */
export const tokenTemplateSchema = z
  .looseObject({
    authSchema: z
      .enum(['default', 'tenantOnly', 'none'])
      .optional()
      .meta({
        title: 'Authorization claims format',
        placeholder: 'Default: roles of the project, tenants with theirs',
        labels: {
          default: 'Default: roles of the project, tenants with theirs',
          tenantOnly: 'Current tenant only: its roles, no tenants',
          none: 'No Descope claims: no roles, no tenants',
        },
      }),
    emptyClaimPolicy: z
      .enum(['none', 'nil', 'delete'])
      .optional()
      .meta({
        title: 'Empty claim policy',
        placeholder: 'None: empty claims stay',
        labels: {
          none: 'None: empty claims stay',
          nil: 'Nil: empty claims become null',
          delete: 'Delete: empty claims are left out',
        },
      }),
    autoDct: z
      .enum(['on', 'off'])
      .optional()
      .meta({
        title: 'Auto tenant claim (dct)',
        placeholder: 'On: the only tenant of a user is the current one',
        labels: {
          on: 'On: the only tenant of a user is the current one',
          off: 'Off: only a tenant the app hints at is',
        },
      }),
    conformanceIssuer: z.boolean().optional().meta({
      title: 'Issuer as a URL',
      description:
        'iss is https://api.descope.com/ and the project ID, as OpenID Connect wants it.',
    }),
    overrideSubject: z.boolean().optional().meta({
      title: 'Override subject claim',
      description: 'The template’s own "sub" becomes the subject; the user ID moves to dsub.',
    }),
    addJti: z
      .boolean()
      .optional()
      .meta({ title: 'Add a token ID (jti)', description: 'Drawn from the scenario’s seed.' }),
    excludePermissions: z.boolean().optional().meta({ title: 'Exclude permissions' }),
    omitCustomClaimsFromRefresh: z.boolean().optional().meta({
      title: 'Omit custom claims from the refresh token',
      description: 'Those of Custom Claims and those of this template.',
    }),
    claims: z.record(z.string(), z.json()).optional().meta({
      title: 'Claims of the template',
      description:
        'A JSON object. Its texts read {{user.…}} and {{tenant.…}}, nothing else; Custom Claims override its keys.',
      control: 'json-template',
    }),
  })
  .meta({ id: 'JwtTemplate', title: 'JWT template' });

export type TemplateSettings = z.infer<typeof tokenTemplateSchema>;
