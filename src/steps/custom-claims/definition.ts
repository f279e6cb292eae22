import { z } from 'zod';
import { lifetimeSchema } from '../../core/document/settings.ts';
import { defineStep } from '../../core/kind/definition.ts';
import { pathsOfRow, valueRowSchema } from '../../core/values/row.ts';
import { parseTemplate } from '../../core/values/template.ts';

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

export const customClaims = defineStep({
  kind: 'custom-claims',
  version: 1,
  title: 'Custom Claims',
  group: 'User & token',
  icon: 'braces',
  tone: 'claims',
  help: {
    text: 'Adds claims to the session and refresh tokens, or overrides them, those of the JWT template too, for this run of the flow. Place it after the user is signed in. Keep them small: the refresh token is often kept in a cookie, and browsers keep none over 4 KB.',
    source: 'Descope docs, "Custom Claims"',
    assumptions: [
      'early-custom-claims',
      'reserved-claims',
      'claim-limits',
      'unreadable-claims',
      'claim-times',
    ],
  },
  config: configSchema,
  palette: [
    {
      title: 'Custom Claims',
      synonyms: ['jwt', 'token', 'claim', 'payload'],
      defaults: { claims: [] },
    },
  ],
  errors: [],
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: summarise,
  reads: ({ mode, claims, json = '' }) => [
    'user',
    ...new Set(mode === 'advanced' ? parseTemplate(json).paths : claims.flatMap(pathsOfRow)),
  ],
  writes: () => [{ path: 'authInfo', certainty: 'may' }],
  needs: () => [
    {
      code: 'user-before-sign-in',
      severity: 'warning',
      anyOf: ['user'],
      what: 'a signed-in user',
      never: 'nobody is signed in, so the claims wait for a session',
      perhaps: 'nobody may be signed in, so the claims may wait for a session',
    },
  ],
});

function summarise({ mode, claims, json = '' }: CustomClaimsConfig): string {
  if (mode === 'advanced') return json.trim() === '' ? 'no claims yet' : 'sets claims from JSON';
  return claims.length === 0
    ? 'no claims yet'
    : `sets ${claims.map(({ key }) => key || '…').join(', ')}`;
}
