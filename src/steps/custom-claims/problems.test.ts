import { expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const customClaims = kindIn(registry, 'custom-claims');

const advanced = (json: string) => ({ mode: 'advanced', claims: [], json });

/** The problems of a config, in a flow whose session token lives 600 seconds. */
function problemsOf(config: object): readonly unknown[] {
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: null,
    steps: [],
    edges: [],
  };
  const around = { flow, connectors: new Map(), library: new Map() };
  return (customClaims.problems?.(customClaims.config.parse(config), around) ?? []).map(
    ({ code, severity, at, message }) => [code, severity, at.join('.'), message],
  );
}

test.each<[what: string, config: object, problems: readonly unknown[]]>([
  ['JSON with dynamic values', advanced('{"a":"{{form.x}}","b":[{{form.y}}]}'), []],
  ['no JSON yet', advanced(''), []],
  [
    'JSON that breaks off',
    advanced('{"a":'),
    [
      [
        'claims-not-json',
        'error',
        'json',
        'the claims are no JSON object even with their dynamic values filled in, so none is written: mend the JSON.',
      ],
    ],
  ],
  [
    'reserved and long claims in JSON',
    advanced(JSON.stringify({ sub: 1, plan: 'x'.repeat(501) })),
    [
      [
        'reserved-claim',
        'warning',
        'json',
        '"sub" is a reserved claim: writing it can make the token unusable. Use another name.',
      ],
      [
        'claim-too-long',
        'warning',
        'json',
        'the value of the claim "plan" has 501 characters; 500 is the limit.',
      ],
    ],
  ],
  [
    'a value whose 500 characters take two UTF-16 units each',
    { claims: [{ key: 'party', type: 'string', value: '🎉'.repeat(500) }] },
    [],
  ],
  [
    'JSON that simple mode does not look at',
    { claims: [], json: '{', refreshLifetimeSeconds: 600 },
    [],
  ],
  [
    'numbers and truth values that dynamic values may be, and two that they are never',
    {
      claims: [
        { key: 'a', type: 'number', value: '-{{form.a}}.{{form.b}}' },
        { key: 'b', type: 'number', value: '{{form.a}} seats' },
        { key: 'c', type: 'boolean', value: '{{form.a}}{{form.b}}' },
        { key: 'd', type: 'boolean', value: 'not {{form.a}}' },
        { key: 'e', type: 'boolean', value: 'form.a' },
      ],
    },
    [
      [
        'bad-value',
        'error',
        'claims.1.value',
        'the claim "b" is never a number: write its dynamic value without other text.',
      ],
      [
        'bad-value',
        'error',
        'claims.3.value',
        'the claim "d" is never true or false: write its dynamic value without other text.',
      ],
    ],
  ],
  [
    'rows inside of an object',
    {
      claims: [
        {
          key: 'org',
          type: 'object',
          value: [
            { key: ' ', type: 'time', value: 'tomorrow' },
            { key: 'at', type: 'time', value: '{{form.day}}' },
            { key: 'at', type: 'context', value: '' },
          ],
        },
      ],
    },
    [
      ['blank-key', 'warning', 'claims.0.value.0.key', 'row 1 names no key: give it a key.'],
      [
        'bad-time',
        'error',
        'claims.0.value.0.value',
        'the key "" is no time: write one such as 2026-01-31T09:30:00Z.',
      ],
      [
        'duplicate-key',
        'warning',
        'claims.0.value.2.key',
        'the key "at" is set by row 2 already: only row 3 counts.',
      ],
      [
        'bad-path',
        'error',
        'claims.0.value.2.value',
        'the key "at" has no dynamic value: choose the path it takes its value from.',
      ],
    ],
  ],
  [
    'a refresh token that ends before the session token',
    { claims: [], refreshLifetimeSeconds: 599 },
    [
      [
        'session-outlives-refresh',
        'warning',
        'refreshLifetimeSeconds',
        'the refresh token lives 599 s, shorter than the session token (600 s), which it then never renews: lengthen it.',
      ],
    ],
  ],
])('%s', (_what, config, problems) => {
  expect(problemsOf(config)).toEqual(problems);
});

test('a refresh duration is at least 3 minutes', () => {
  const parse = (refreshLifetimeSeconds: number) =>
    customClaims.config.safeParse({ claims: [], refreshLifetimeSeconds }).success;
  expect([179, 180, 180.5].map(parse)).toEqual([false, true, false]);
});
