import { defineStep } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { ERRORS } from './errors.ts';
import { contextKeyOf } from './context-key.ts';
import type { VerifyTokenConfig } from './config.ts';

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
  palette: [
    {
      title: 'Verify token',
      synonyms: ['jwt', 'cookie', 'jwks', 'validate', 'legacy session', 'decode'],
      defaults: { token: 'cookies.legacy', check: 'jwks', jwks: '{ "keys": [] }' },
    },
  ],
  errors: Object.values(ERRORS),
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: ({ token, check }: VerifyTokenConfig) =>
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
