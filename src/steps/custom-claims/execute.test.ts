import { describe, expect, test } from 'vitest';
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
    'names with blanks around them',
    [
      { key: ' plan ', type: 'string', value: 'pro' },
      { key: ' gone', type: 'context', value: 'form.gone' },
      { key: 'sub ', type: 'string', value: 'me' },
    ],
    {
      outcome: merged({ plan: 'pro', sub: 'me' }),
      warnings: [
        'The claim "gone" was left out: its value is not set here.',
        '"sub" is a reserved claim: writing it can make the token unusable.',
      ],
      assumptions: ['unresolved-value', 'reserved-claims'],
    },
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

test.each<[what: string, json: string, executed: Executed]>([
  ['nothing', ' ', { outcome: merged({}), warnings: [], assumptions: [] }],
  [
    'nested claims with values in texts and in their place',
    '{"org":{"mail":"<{{user.email}}>","n":[{{form.n}},{{form.object}}]},"gone":{{form.gone}}}',
    {
      outcome: merged({ org: { mail: '<ann@example.com>', n: [2, { a: 1 }] }, gone: null }),
      warnings: ['{{form.gone}} is not set here: it became empty.'],
      assumptions: ['unresolved-value'],
    },
  ],
  [
    'a value that tries to break out of its text',
    '{"name":"{{form.evil}}","plan":"free"}',
    {
      outcome: merged({ name: 'x","plan":"pro","y":"', plan: 'free' }),
      warnings: [],
      assumptions: [],
    },
  ],
  ...['[1]', '"text"', '{"a":', '{"a": {{form.n}}{{form.n}} x}'].map(
    (json): [string, string, Executed] => [
      `no object: ${json}`,
      json,
      {
        outcome: merged({}),
        warnings: ['The claims are no JSON object: none was written.'],
        assumptions: ['unreadable-claims'],
      },
    ],
  ),
])('advanced: %s', (_what, json, executed) => {
  const place = { ...SIGNED_IN, form: { ...SIGNED_IN.form, evil: 'x","plan":"pro","y":"' } };
  const config = { mode: 'advanced', claims: [{ key: 'unused', type: 'number', value: 1 }], json };
  expect(executeStep(customClaims, config, place)).toEqual(executed);
});

test('objects and times are claims too', () => {
  const claims = [
    { key: 'since', type: 'time', value: '2026-01-31' },
    { key: 'org', type: 'object', value: [{ key: 'id', type: 'context', value: 'form.n' }] },
  ];
  expect(executeStep(customClaims, { claims }, SIGNED_IN)).toEqual({
    outcome: merged({ since: '2026-01-31T00:00:00Z', org: { id: 2 } }),
    warnings: [],
    assumptions: ['claim-times'],
  });
});

describe('past the limits', () => {
  const long = { key: 'k'.repeat(61), type: 'number', value: 1 };
  const large = { key: 'large', type: 'context', value: 'form.list' };
  const ok = { key: 'k'.repeat(60), type: 'string', value: 'x'.repeat(500) };
  const place = { ...SIGNED_IN, form: { list: ['x'.repeat(497)] } };
  const name = `The name of the claim "${'k'.repeat(60)}…" has 61 characters; 60 is the limit`;
  const value = 'The value of the claim "large" has 501 characters; 500 is the limit';

  test('claims are written all the same, with a warning', () => {
    expect(executeStep(customClaims, { claims: [long, large, ok] }, place)).toEqual({
      outcome: merged({
        [long.key]: 1,
        large: ['x'.repeat(497)],
        [ok.key]: ok.value,
      }),
      warnings: [`${name}: it was written all the same.`, `${value}: it was written all the same.`],
      assumptions: ['claim-limits'],
    });
  });

  test('are counted in characters, of which an emoji is one', () => {
    const claims = (more: string) => [
      { key: '🔑'.repeat(60) + more, type: 'string', value: '' },
      { key: 'party', type: 'string', value: '🎉'.repeat(500) + more },
    ];
    expect(executeStep(customClaims, { claims: claims('') }, place).warnings).toEqual([]);
    expect(executeStep(customClaims, { claims: claims('🎈') }, place).warnings).toEqual([
      `The name of the claim "${'🔑'.repeat(60)}…" has 61 characters; 60 is the limit: it was written all the same.`,
      'The value of the claim "party" has 501 characters; 500 is the limit: it was written all the same.',
    ]);
  });

  test('or left out, where the flow assumes so', () => {
    const assumptions = { 'claim-limits': 'left-out' } as const;
    expect(
      executeStep(customClaims, { claims: [long, large, ok] }, { ...place, assumptions }),
    ).toEqual({
      outcome: merged({ [ok.key]: ok.value }),
      warnings: [`${name}: it was left out.`, `${value}: it was left out.`],
      assumptions: ['claim-limits'],
    });
  });

  test('the claim after the hundredth counts, one that overrides another does not', () => {
    const claims = Array.from({ length: 100 }, (_, i) => [`c${i}`, i]);
    const json = JSON.stringify(Object.fromEntries([...claims, ['c0', 'again'], ['last', 1]]));
    const { warnings } = executeStep(
      customClaims,
      { mode: 'advanced', claims: [], json },
      SIGNED_IN,
    );
    expect(warnings).toEqual([
      'The claim "last" is number 101; a JWT takes 100 custom claims: it was written all the same.',
    ]);
  });

  test('the claims of the JWT template count as well, but for its subject', () => {
    const names = ['sub', 'a', ...Array.from({ length: 98 }, (_, i) => `t${i}`)];
    const template = { claims: Object.fromEntries(names.map((name) => [name, 1])) };
    const json = JSON.stringify({ a: 2, b: 1, c: 1 });
    const { warnings } = executeStep(
      customClaims,
      { mode: 'advanced', claims: [], json },
      { ...SIGNED_IN, settings: { template } },
    );
    expect(warnings).toEqual([
      'The claim "c" is number 101; a JWT takes 100 custom claims: it was written all the same.',
    ]);
  });
});

test('a refresh duration of its own goes along with the claims', () => {
  const config = { claims: [], refreshLifetimeSeconds: 3600 };
  expect(executeStep(customClaims, config, SIGNED_IN).outcome).toEqual({
    type: 'go',
    port: 'success',
    operations: [{ type: 'claims.merge', claims: {}, refreshLifetime: 3600 }],
    why: 'The session and refresh tokens carry the claims. The refresh token lives 3600 s.',
  });
});

test('before anyone is signed in the claims wait', () => {
  const claims = [{ key: 'plan', type: 'string', value: 'pro' }];
  expect(executeStep(customClaims, { claims })).toEqual({
    outcome: { ...merged({ plan: 'pro' }), why: 'The claims wait for a session.' },
    warnings: ['Nobody is signed in yet: the claims wait for the session.'],
    assumptions: ['early-custom-claims'],
  });
});

test('they wait as well where somebody brought a session along, which does not get them', () => {
  const claims = [{ key: 'plan', type: 'string', value: 'pro' }];
  const existing = { state: 'valid', userId: 'ann', claims: {} } as const;
  const place = { users: SIGNED_IN.users ?? [], existing, loaded: 'ann' };
  expect(executeStep(customClaims, { claims }, place)).toEqual({
    outcome: { ...merged({ plan: 'pro' }), why: 'The claims wait for a session.' },
    warnings: [
      'No step has signed anyone in yet: the claims wait for the session of one that does. The session brought along does not get them.',
    ],
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
  const advanced = { mode: 'advanced', claims: [], json: '{"a":"{{form.x}}","b":{{form.y}}}' };
  expect(customClaims.reads(advanced)).toEqual(['user', 'form.x', 'form.y']);
  expect(customClaims.summary(advanced)).toBe('sets claims from JSON');
});
