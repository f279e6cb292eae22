import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const customClaims = kindIn(registry, 'custom-claims');

const SIGNED_IN: Place = {
  users: [{ userId: 'ann', loginIds: ['ann@example.com'], email: 'ann@example.com' }],
  signedIn: 'ann',
  form: { n: 2, object: { a: 1 } },
};

function merged(claims: JsonObject): Executed['outcome'] {
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'claims.merge', claims }],
    why: 'The session and refresh tokens carry the claims.',
  };
}

test.each<[what: string, claims: readonly JsonObject[], executed: Executed]>([
  ['no claims', [], { outcome: merged({}), warnings: [], assumptions: [] }],
  [
    'values of every type',
    [
      { key: 'text', type: 'string', value: 'pro-{{user.email}}' },
      { key: 'number', type: 'number', value: 1.5 },
      { key: 'flag', type: 'boolean', value: false },
      { key: 'object', type: 'context', value: '{{form.object}}' },
    ],
    {
      outcome: merged({ text: 'pro-ann@example.com', number: 1.5, flag: false, object: { a: 1 } }),
      warnings: [],
      assumptions: [],
    },
  ],
  [
    'a claim said twice: the last one counts',
    [
      { key: 'a', type: 'number', value: 1 },
      { key: 'a', type: 'context', value: 'form.n' },
    ],
    { outcome: merged({ a: 2 }), warnings: [], assumptions: [] },
  ],
  [
    'values that are not set',
    [
      { key: 'gone', type: 'context', value: 'form.gone' },
      { key: 'text', type: 'string', value: '-{{form.gone}}-' },
    ],
    {
      outcome: merged({ text: '--' }),
      warnings: [
        'The claim "gone" was left out: its value is not set here.',
        '{{form.gone}} is not set here: it became empty.',
      ],
      assumptions: ['unresolved-value'],
    },
  ],
  [
    'a claim without a name',
    [{ key: ' ', type: 'number', value: 1 }],
    { outcome: merged({}), warnings: ['A claim without a name was left out.'], assumptions: [] },
  ],
  [
    'reserved names',
    [
      { key: 'sub', type: 'string', value: 'me' },
      { key: 'plan', type: 'string', value: 'pro' },
    ],
    {
      outcome: merged({ sub: 'me', plan: 'pro' }),
      warnings: ['"sub" is a reserved claim: writing it can make the token unusable.'],
      assumptions: ['reserved-claims'],
    },
  ],
])('%s', (_what, claims, executed) => {
  expect(executeStep(customClaims, { claims }, SIGNED_IN)).toEqual(executed);
});

test('before anyone is signed in the claims wait', () => {
  const claims = [{ key: 'plan', type: 'string', value: 'pro' }];
  expect(executeStep(customClaims, { claims })).toEqual({
    outcome: { ...merged({ plan: 'pro' }), why: 'The claims wait for a session.' },
    warnings: ['Nobody is signed in yet: the claims wait for the session.'],
    assumptions: ['early-custom-claims'],
  });
});

test('what is known without running it', () => {
  const config = {
    claims: [
      { key: 'a', type: 'string', value: '{{form.x}}{{form.y}}' },
      { key: '', type: 'context', value: '{{form.x}}' },
    ],
  };
  expect(customClaims.ports(config)).toEqual([
    { id: 'success', label: 'Success', role: 'success' },
  ]);
  expect(customClaims.reads(config)).toEqual(['user', 'form.x', 'form.y']);
  expect(customClaims.writes(config, 'success')).toEqual([{ path: 'authInfo', certainty: 'may' }]);
  expect(customClaims.summary(config)).toBe('sets a, …');
  expect(customClaims.summary({ claims: [] })).toBe('no claims yet');
});
