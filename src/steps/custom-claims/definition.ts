import { z } from 'zod';
import { setOwn } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { defineStep } from '../../core/kind/definition.ts';
import { RESERVED_CLAIMS } from '../../core/tokens/claims.ts';
import { pathsOfRow, resolveRow, valueRowSchema } from '../../core/values/row.ts';
import { problemsOfClaims } from './problems.ts';

const configSchema = z
  .looseObject({
    claims: z.array(valueRowSchema).meta({ title: 'Claims', control: 'rows' }),
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
    text: 'Adds claims to the session and refresh tokens, or overrides them, for this run of the flow. Place it after the user is signed in.',
    source: 'Descope docs, "Custom Claims"',
    assumptions: ['early-custom-claims', 'reserved-claims'],
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
  summary: ({ claims }) =>
    claims.length === 0
      ? 'no claims yet'
      : `sets ${claims.map(({ key }) => key || '…').join(', ')}`,
  reads: ({ claims }) => ['user', ...new Set(claims.flatMap(pathsOfRow))],
  writes: () => [{ path: 'authInfo', certainty: 'may' }],
  refines: () => [],
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
  problems: problemsOfClaims,
  execute(context) {
    const claims: Record<string, Json> = {};
    for (const row of context.config.claims) {
      const value = resolveRow(row, context);
      if (row.key.trim() === '') context.warn('A claim without a name was left out.');
      else if (value === undefined) {
        context.assume('unresolved-value');
        context.warn(`The claim "${row.key}" was left out: its value is not set here.`);
      } else {
        if (RESERVED_CLAIMS.has(row.key)) {
          context.assume('reserved-claims');
          context.warn(`"${row.key}" is a reserved claim: writing it can make the token unusable.`);
        }
        setOwn(claims, row.key, value);
      }
    }
    const early = context.user === undefined;
    if (early) {
      context.assume('early-custom-claims');
      context.warn('Nobody is signed in yet: the claims wait for the session.');
    }
    return {
      type: 'go',
      port: 'success',
      operations: [{ type: 'claims.merge', claims }],
      why: early
        ? 'The claims wait for a session.'
        : 'The session and refresh tokens carry the claims.',
    };
  },
});
