import { describe, expect, test } from 'vitest';
import type { EffectAnswer, EffectRequest } from '../../core/engine/outcome.ts';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Place } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const verifyToken = kindIn(registry, 'verify-token');
const NOW = 1_769_851_800_000;
const JWKS = '{ "keys": [{ "kty": "EC" }] }';
const config = (more: JsonObject = {}): JsonObject => ({
  token: 'cookies.legacy',
  check: 'jwks',
  jwks: JWKS,
  ...more,
});
const place: Place = { cookies: { legacy: ' a.b.c ' }, connectors: { keys: { keys: [] } } };

describe('what is asked', () => {
  test.each<[what: string, more: JsonObject, request: object]>([
    ['public keys', {}, { key: { type: 'jwks', jwks: JWKS } }],
    [
      'public keys that a connector answered',
      { jwks: '{{connectors.keys}}' },
      { key: { type: 'jwks', jwks: '{"keys":[]}' } },
    ],
    [
      'a secret is only named',
      { check: 'secret', secret: 'legacy-jwt' },
      { key: { type: 'secret', name: 'legacy-jwt' } },
    ],
    [
      'issuer and audience, with dynamic values',
      { issuer: 'https://{{cookies.legacy}}', audience: ' shop ' },
      { key: { type: 'jwks', jwks: JWKS }, issuer: 'https:// a.b.c', audience: 'shop' },
    ],
  ])('%s', (_what, more, request) => {
    expect(executeStep(verifyToken, config(more), place).outcome).toMatchObject({
      type: 'perform',
      effect: { type: 'verify', request: { token: 'a.b.c', now: NOW, ...request } },
    });
  });

  test.each<[value: JsonObject, type: string]>([
    [{}, 'TokenMissing'],
    [{ legacy: ' ' }, 'TokenMissing'],
    [{ legacy: 'jwt:1' }, 'TokenInvalid'],
  ])('with the cookies %j it fails at once: %s', (cookies, type) => {
    expect(executeStep(verifyToken, config(), { cookies }).outcome).toMatchObject({
      type: 'fail',
      error: { type },
    });
  });
});

test.each<[what: string, more: JsonObject, message: string]>([
  ['an issuer', { issuer: '{{client.iss}}' }, 'the expected issuer is not set here'],
  ['an audience', { audience: ' {{client.aud}} ' }, 'the expected audience is not set here'],
  [
    'an issuer that is blank',
    { issuer: '{{client.blank}}', audience: 'shop' },
    'the expected issuer is not set here',
  ],
])('%s that is expected, and not set, is not just any', (_what, more, message) => {
  const outcome = {
    type: 'fail',
    error: { type: 'TokenInvalid', message: `cookies.legacy: ${message}.` },
  };
  const here = { ...place, client: { blank: ' ' } };
  expect(executeStep(verifyToken, config(more), here).outcome).toEqual(outcome);
});

describe('what comes of the answer', () => {
  const resume = (answer: EffectAnswer, more: JsonObject = {}) => {
    const effect: EffectRequest = {
      type: 'choice',
      request: { what: '', outcomes: [], initial: '' },
    };
    const signal = { type: 'answer', answer, effect } as const;
    return executeStep(verifyToken, config(more), place, signal).outcome;
  };

  test('the claims land under the Context Key', () => {
    const claims = { sub: 'ann' };
    const operation = (path: string) => ({
      type: 'go',
      port: 'success',
      operations: [{ type: 'set', path, value: claims }],
      why: 'The token holds.',
    });
    const answer: EffectAnswer = { type: 'verified', claims };
    expect(resume(answer)).toEqual(operation('connectors.token'));
    expect(resume(answer, { contextKey: ' old ' })).toEqual(operation('connectors.old'));
  });

  test.each([
    ['expired', 'TokenExpired'],
    ['invalid', 'TokenInvalid'],
  ] as const)('%s: %s', (reason, type) => {
    expect(resume({ type: 'refused', reason, message: 'so' })).toEqual({
      type: 'fail',
      error: { type, message: 'cookies.legacy: so.' },
    });
  });

  test('any other answer is none', () => {
    expect(resume({ type: 'outcome', outcome: 'success' })).toMatchObject({ type: 'reject' });
  });
});

test('it names the secret it needs, and nothing where it checks by public keys', () => {
  expect(verifyToken.secrets?.(config({ check: 'secret', secret: 'x' }))).toEqual(['x']);
  expect(verifyToken.secrets?.(config({ secret: 'x' }))).toEqual([]);
});

test.each<[what: string, more: JsonObject, codes: readonly string[]]>([
  ['all in place', {}, []],
  ['no token', { token: ' ' }, ['missing-token']],
  ['keys that are no JSON', { jwks: '{' }, ['bad-jwks']],
  ['no key', { jwks: '{"keys":[]}' }, ['bad-jwks']],
  ['keys that a run fills in', { jwks: '{{connectors.keys}}' }, []],
  ['no secret', { check: 'secret' }, ['missing-secret']],
  ['a Context Key no path can name', { contextKey: 'a b' }, ['bad-context-key']],
])('problems with %s: %j %j', (_what, more, codes) => {
  const around = {
    connectors: new Map(),
    library: new Map(),
    flow: {
      format: 'flowmint/flow' as const,
      version: 1 as const,
      id: 'f',
      name: 'F',
      start: null,
      steps: [],
      edges: [],
    },
  };
  const problems = verifyToken.problems?.(config(more), around) ?? [];
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
