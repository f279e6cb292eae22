import { z } from 'zod';
import { defineStep } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { ERRORS } from './errors.ts';
import { contextKeyOf } from './context-key.ts';

const configSchema = z
  .looseObject({
    token: z.string().meta({
      title: 'Token',
      description: 'Where the JWT stands.',
      control: 'path',
      placeholder: 'cookies.legacy',
    }),
    check: z.enum(['jwks', 'secret']).meta({
      title: 'Check against',
      labels: { jwks: 'Public keys (JWKS)', secret: 'A shared secret' },
    }),
    jwks: z
      .string()
      .optional()
      .meta({
        title: 'JWKS',
        description: 'The issuer’s public keys, as its JWKS address answers them.',
        control: 'json-text',
        shownWhen: { field: 'check', is: ['jwks'] },
      }),
    secret: z
      .string()
      .optional()
      .meta({
        title: 'Shared secret',
        description: 'What it is called in the vault of this machine: the document never holds it.',
        control: 'vault',
        placeholder: 'legacy-jwt',
        shownWhen: { field: 'check', is: ['secret'] },
      }),
    issuer: z
      .string()
      .optional()
      .meta({ title: 'Issuer (iss)', description: 'Left out: any.', control: 'text' }),
    audience: z
      .string()
      .optional()
      .meta({ title: 'Audience (aud)', description: 'Left out: any.', control: 'text' }),
    contextKey: z.string().optional().meta({
      title: 'Context Key',
      description: 'The claims are connectors.<Context Key>.',
      control: 'plain',
      placeholder: 'token',
    }),
    errorHandling: errorHandlingSchema(Object.values(ERRORS)),
  })
  .meta({ title: 'Verify token' });

export type VerifyTokenConfig = z.infer<typeof configSchema>;

export const verifyToken = defineStep({
  kind: 'verify-token',
  version: 1,
  title: 'Verify token',
  group: 'Logic',
  icon: 'shield-check',
  tone: 'condition',
  help: {
    text: 'Checks a JWT that another system issued, such as one in a cookie: its signature against public keys or a shared secret, its times on the run’s clock, issuer and audience. Its claims land in connectors.<Context Key>.',
    advice:
      'This step is Flowmint’s own: Descope has no such action. There an HTTP connector has to ask whoever issued the token.',
    source: 'Flowmint; RFC 7519 §7.2',
    assumptions: ['cookies', 'verify-token'],
  },
  config: configSchema,
  palette: [
    {
      title: 'Verify token',
      synonyms: ['jwt', 'cookie', 'jwks', 'validate', 'legacy session', 'decode'],
      defaults: { token: 'cookies.legacy', check: 'jwks', jwks: '{ "keys": [] }' },
    },
  ],
  errors: Object.values(ERRORS),
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: ({ token, check }) =>
    `checks ${barePath(token) || '…'} by ${check === 'jwks' ? 'public keys' : 'a shared secret'}`,
  reads: ({ token, check, jwks = '', issuer = '', audience = '' }) => [
    ...(barePath(token) === '' ? [] : [barePath(token)]),
    ...[check === 'jwks' ? jwks : '', issuer, audience].flatMap(
      (text) => parseTemplate(text).paths,
    ),
  ],
  writes: (config, port) =>
    port === 'success' ? [{ path: `connectors.${contextKeyOf(config)}`, certainty: 'must' }] : [],
  refines: ({ token }, port) =>
    port === 'success' || port === ERRORS.expired.type ? [barePath(token)] : [],
  secrets: ({ check, secret = '' }) => (check === 'secret' && secret !== '' ? [secret] : []),
});
