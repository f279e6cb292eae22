import { defineStep } from '../../core/kind/definition.ts';
import { pathsOfRow } from '../../core/values/row.ts';
import { parseTemplate } from '../../core/values/template.ts';
import type { CustomClaimsConfig } from './config.ts';

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
      'typed-rows',
    ],
  },
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
