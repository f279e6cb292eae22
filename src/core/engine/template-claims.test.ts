import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { Json, JsonObject } from '../json.ts';
import type { UserInput } from '../users/user.ts';
import { makeEnv, makeRunnable } from './env.ts';

const ANN: UserInput = {
  userId: 'U-ann',
  loginIds: ['ann@example.com'],
  email: 'ann@example.com',
  roleNames: ['reader'],
  permissions: ['own'],
  userTenants: [{ tenantId: 't1', tenantName: 'One', roleNames: ['owner'] }],
  customAttributes: { plan: 'pro', seats: 3, tags: [] },
};

const ROLES = [
  { name: 'reader', permissions: ['read', 'own'] },
  { name: 'owner', permissions: ['pay'] },
];

interface Options {
  readonly settings?: JsonObject;
  /** Steps between Generate JWT and the End. */
  readonly steps?: readonly JsonObject[];
  readonly user?: UserInput;
  readonly tenant?: string;
  readonly assumptions?: JsonObject;
  /** What the request brings along besides. */
  readonly context?: JsonObject;
}

/** A person signs in; both tokens without the claims that are in every one, and what the trace remarks. */
function run(options: Options) {
  const { settings = {}, steps = [], user = ANN, tenant, assumptions = {}, context } = options;
  const ids = ['jwt', ...steps.map((_, i) => `s${i}`), 'end'];
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'f',
      name: 'F',
      start: 'jwt',
      steps: [
        { id: 'jwt', kind: 'generate-jwt', name: 'JWT', config: { variant: 'sign-in' } },
        ...steps.map((step, i) => ({ id: `s${i}`, name: 'S', ...step })),
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      edges: ids.slice(1).map((to, i) => ({ from: ids[i] ?? '', port: 'success', to })),
      settings,
      assumptions,
    },
    registry,
  );
  const env = makeEnv(makeRunnable(flow, registry), { users: [user] });
  const form = { email: user.email ?? '' };
  const request = {
    form,
    ...(tenant !== undefined && { tenant }),
    ...(context !== undefined && { context }),
  };
  const scenario = { name: 's', now: '2026-01-31T09:30:00Z', seed: 1, request };
  const chance = { now: () => Number.NaN, seed: () => Number.NaN };
  const { session, refresh, trace, error } = summarise(runMocked(env, scenario, { chance }));
  const entries = trace.filter((entry) => entry.type === 'step');
  return {
    error,
    session: special(session?.claims),
    refresh: special(refresh?.claims),
    sources: session?.sources ?? {},
    warnings: entries.flatMap(({ warnings }) => warnings ?? []),
    assumptions: new Set(entries.flatMap((entry) => entry.assumptions ?? [])),
  };
}

const USUAL: JsonObject = {
  amr: [],
  aud: ['P3FlowmintInventedProject001'],
  iss: 'P3FlowmintInventedProject001',
  sub: 'U-ann',
};

/** Only what differs from a plain token. */
function special(claims: JsonObject = {}): JsonObject {
  const { drn: _drn, exp: _exp, iat: _iat, rexp: _rexp, ...others } = claims;
  return Object.fromEntries(
    Object.entries(others).filter(
      ([claim, value]) => JSON.stringify(value) !== JSON.stringify(USUAL[claim]),
    ),
  );
}

const RIGHTS: JsonObject = {
  dct: 't1',
  permissions: ['own'],
  roles: ['reader'],
  tenants: { t1: { roles: ['owner'] } },
};
const ISSUER = 'https://api.descope.com/P3FlowmintInventedProject001';
const JTI_1 = expect.stringMatching(/^JT[A-Za-z0-9]{26}$/);

test.each<[template: JsonObject, session: JsonObject, refresh: JsonObject]>([
  [{}, RIGHTS, {}],
  [{ authSchema: 'default' }, RIGHTS, {}],
  [{ authSchema: 'tenantOnly' }, { dct: 't1', roles: ['owner'] }, {}],
  [{ authSchema: 'none' }, {}, {}],
  [
    { autoDct: 'off' },
    { permissions: ['own'], roles: ['reader'], tenants: { t1: { roles: ['owner'] } } },
    {},
  ],
  [{ authSchema: 'tenantOnly', autoDct: 'off' }, {}, {}],
  [{ conformanceIssuer: true }, { ...RIGHTS, iss: ISSUER }, { iss: ISSUER }],
  [
    { overrideSubject: true, claims: { sub: 'mail:{{user.email}}' } },
    { ...RIGHTS, dsub: 'U-ann', sub: 'mail:ann@example.com' },
    { dsub: 'U-ann', sub: 'mail:ann@example.com' },
  ],
  [{ addJti: true }, { ...RIGHTS, jti: JTI_1 }, { jti: JTI_1 }],
  [
    { excludePermissions: true },
    { dct: 't1', roles: ['reader'], tenants: { t1: { roles: ['owner'] } } },
    {},
  ],
  [
    { omitCustomClaimsFromRefresh: true, overrideSubject: true, claims: { a: 1, sub: 'x' } },
    { ...RIGHTS, a: 1, dsub: 'U-ann', sub: 'x' },
    { dsub: 'U-ann', sub: 'x' },
  ],
  [
    {
      claims: {
        seats: '{{user.customAttributes.seats}}',
        text: '{{user.customAttributes.seats}} seats',
        where: { id: '{{tenant.id}}', name: '{{ tenant.name }}', all: ['{{tenant}}', true] },
      },
    },
    {
      ...RIGHTS,
      seats: 3,
      text: '3 seats',
      where: { id: 't1', name: 'One', all: ['t1', true] },
    },
    { seats: 3, text: '3 seats', where: { id: 't1', name: 'One', all: ['t1', true] } },
  ],
])('the template %j makes the claims', (template, session, refresh) => {
  const made = run({ settings: { template } });
  expect(made).toMatchObject({ error: undefined, warnings: [] });
  expect([made.session, made.refresh]).toEqual([session, refresh]);
});

test.each<[policy: string | undefined, claims: JsonObject]>([
  [undefined, { gone: '', name: '', tags: [], deep: { gone: '', kept: 1 }, list: ['', 'x'] }],
  ['none', { gone: '', name: '', tags: [], deep: { gone: '', kept: 1 }, list: ['', 'x'] }],
  ['nil', { gone: null, name: null, tags: null, deep: { gone: null, kept: 1 }, list: [null, 'x'] }],
  ['delete', { deep: { kept: 1 }, list: ['x'] }],
])('the empty claim policy %s', (emptyClaimPolicy, claims) => {
  const template = {
    ...(emptyClaimPolicy !== undefined && { emptyClaimPolicy }),
    claims: {
      gone: '{{user.customAttributes.gone}}',
      name: '{{user.name}}{{user.phone}}',
      tags: '{{user.customAttributes.tags}}',
      deep: { gone: '{{tenant.nothing}}', kept: 1 },
      list: ['{{user.name}}', 'x'],
    },
  };
  const { refresh, assumptions } = run({ settings: { template } });
  expect(refresh).toEqual(claims);
  expect(assumptions).toContain('template-claims');
});

test.each<[policy: string, claims: JsonObject]>([
  [
    'none',
    {
      object: { gone: '' },
      text: '',
      list: [],
      items: ['', null],
      nothing: null,
      empty: {},
      no: 0,
    },
  ],
  [
    'nil',
    {
      object: { gone: null },
      text: null,
      list: null,
      items: [null, null],
      nothing: null,
      empty: null,
      no: 0,
    },
  ],
  ['delete', { no: 0 }],
])(
  'the empty claim policy %s holds for what is written and what becomes empty',
  (policy, claims) => {
    const template = {
      emptyClaimPolicy: policy,
      claims: {
        object: { gone: '{{user.customAttributes.gone}}' },
        text: '',
        list: [],
        items: ['{{user.name}}', null],
        nothing: null,
        empty: {},
        no: 0,
      },
    };
    expect(run({ settings: { template } }).refresh).toEqual(claims);
  },
);

test('what a template reads that is not set is warned about, and what is only empty is not', () => {
  const text = '{{user.customAttributes.gone}}';
  const template = { claims: { a: text, b: `x${text}`, name: '{{user.name}}' } };
  const { refresh, warnings, assumptions } = run({ settings: { template } });
  expect(refresh).toEqual({ a: '', b: 'x', name: '' });
  expect(warnings).toEqual([`${text} in the JWT template is not set here: it became empty.`]);
  expect(assumptions).toContain('unresolved-value');
});

test('nobody is warned of a template where the tokens stay as they are', () => {
  const { warnings } = run({
    settings: { template: { claims: { a: '{{user.customAttributes.gone}}' } } },
    steps: [
      {
        kind: 'update-user',
        config: { attributes: [{ key: 'displayName', type: 'string', value: 'Ann' }] },
      },
    ],
  });
  expect(warnings).toHaveLength(1);
});

test('a template reads user and tenant only', () => {
  const template = { claims: { a: '{{form.email}}', b: 'x{{authInfo.firstSeen}}', c: '{{jq:1}}' } };
  expect(run({ settings: { template } })).toMatchObject({
    refresh: { a: '', b: 'x', c: '' },
    warnings: [
      'The JWT template reads user and tenant only: {{form.email}} became empty.',
      'The JWT template reads user and tenant only: {{authInfo.firstSeen}} became empty.',
      'The JWT template reads user and tenant only: {{jq:1}} became empty.',
    ],
  });
});

test('a template reads what the request says of the person, and that they are logged in', () => {
  const claims = {
    country: '{{user.lastAuth.country}}',
    known: '{{user.fingerprint.knownDevice}}',
    in: '{{user.loggedIn}}',
  };
  const context = { user: { lastAuth: { country: 'DE' }, fingerprint: { knownDevice: false } } };
  expect(run({ settings: { template: { claims } }, context })).toMatchObject({
    refresh: { country: 'DE', known: false, in: true },
    warnings: [],
  });
});

test('a template reads the name that the settings give a tenant', () => {
  const settings = {
    tenants: [{ id: 't1', name: 'Acme' }],
    template: { claims: { names: '{{user.tenantNames}}', name: '{{tenant.name}}' } },
  };
  const user = { ...ANN, userTenants: [{ tenantId: 't1' }] };
  expect(run({ settings, user }).refresh).toEqual({ names: ['Acme'], name: 'Acme' });
});

test.each<[overrideSubject: boolean, sub: Json, warning: string]>([
  [false, 'x', 'The "sub" of the JWT template was left out: "Override subject claim" is off.'],
  [
    true,
    '{{user.name}}',
    'The "sub" of the JWT template came out empty: the subject stays the user ID.',
  ],
])('the subject stays (override: %s, sub: %j)', (overrideSubject, sub, warning) => {
  const made = run({ settings: { template: { overrideSubject, claims: { sub } } } });
  expect(made).toMatchObject({ refresh: {}, warnings: [warning] });
});

test('an override without a "sub" in the template overrides nothing, which is warned about', () => {
  const nothing =
    '"Override subject claim" is on, but the JWT template has no "sub" to override it with.';
  const empty = 'The "sub" of the JWT template came out empty: the subject stays the user ID.';
  const warningsOf = (template: JsonObject) =>
    run({ settings: { template: { overrideSubject: true, ...template } } }).warnings;
  expect(warningsOf({})).toEqual([nothing]);
  expect(warningsOf({ emptyClaimPolicy: 'delete', claims: { sub: '' } })).toEqual([empty]);
});

describe('a "sub" of Custom Claims', () => {
  const steps = [
    { kind: 'custom-claims', config: { claims: [{ key: 'sub', type: 'string', value: 'own' }] } },
  ];

  test.each([
    [{}],
    [{ claims: { sub: '{{user.email}}' } }],
    [{ omitCustomClaimsFromRefresh: true }],
  ])(
    'moves the user ID to dsub, as the template’s does, where the subject may be overridden: %j',
    (more) => {
      const template = { overrideSubject: true, ...more };
      const { session, refresh, assumptions } = run({ settings: { template }, steps });
      expect(session).toEqual({ ...RIGHTS, dsub: 'U-ann', sub: 'own' });
      expect(refresh).toEqual({ dsub: 'U-ann', sub: 'own' });
      expect(assumptions).toContain('custom-subject');
    },
  );

  test.each([[{}], [{ template: { addJti: false } }]])(
    'takes its place elsewhere: settings %j',
    (settings) => {
      const { session, assumptions } = run({ settings, steps });
      expect(session).toEqual({ ...RIGHTS, sub: 'own' });
      expect(assumptions).not.toContain('custom-subject');
    },
  );
});

test('Custom Claims override the keys of a template, and each claim knows where it is from', () => {
  const { session, sources } = run({
    settings: { template: { claims: { plan: '{{user.customAttributes.plan}}', a: 1 } } },
    steps: [
      {
        kind: 'custom-claims',
        config: { claims: [{ key: 'plan', type: 'string', value: 'own' }] },
      },
    ],
  });
  expect(session).toEqual({ ...RIGHTS, a: 1, plan: 'own' });
  expect(sources).toMatchObject({
    a: { step: 's0', how: 'template' },
    plan: { step: 's0', how: 'custom' },
    roles: { step: 'jwt', how: 'issued' },
    iat: { step: 's0', how: 'renewed' },
  });
});

describe('roles that the settings declare', () => {
  test('give their permissions, in the project and in each tenant', () => {
    expect(run({ settings: { roles: ROLES } })).toMatchObject({
      session: {
        permissions: ['own', 'read'],
        tenants: { t1: { roles: ['owner'], permissions: ['pay'] } },
      },
      assumptions: new Set(['first-seen', 'amr', 'role-permissions']),
    });
  });

  test('give those of the current tenant where the token has only that', () => {
    const settings = { roles: ROLES, template: { authSchema: 'tenantOnly' } };
    expect(run({ settings }).session).toEqual({
      dct: 't1',
      roles: ['owner'],
      permissions: ['pay'],
    });
  });
});

describe('the current tenant', () => {
  const user = { ...ANN, userTenants: [{ tenantId: 't1' }, { tenantId: 't2', roleNames: ['x'] }] };

  test.each([
    [undefined, undefined, ''],
    ['t2', 't2', 't2'],
    ['t3', 't3', ''],
  ])('of a user of two, with the hint %s, is %s', (tenant, dct, at) => {
    const settings = { template: { claims: { at: '{{tenant.id}}' } } };
    const { session } = run({ settings, user, ...(tenant !== undefined && { tenant }) });
    expect([session['dct'], session['at']]).toEqual([dct, at]);
  });
});

describe('a change of the user after the sign-in', () => {
  const promote = {
    kind: 'update-user',
    config: {
      attributes: [{ key: 'displayName', type: 'string', value: 'Ann' }],
      rolesChange: 'add',
      roles: ['owner'],
      tenantsChange: 'remove',
      tenants: [{ tenantId: 't1' }],
    },
  };
  const settings = { template: { claims: { name: '{{user.name}}' } } };

  test('reaches the tokens: roles, tenants and what the template reads', () => {
    const { session, sources, assumptions } = run({ steps: [promote], settings });
    expect(session).toEqual({ name: 'Ann', permissions: ['own'], roles: ['reader', 'owner'] });
    expect(sources).toMatchObject({
      name: { step: 's0', how: 'template' },
      roles: { step: 's0', how: 'authorized' },
      sub: { step: 'jwt', how: 'issued' },
    });
    expect(assumptions).toContain('user-changes-renew');
  });

  test('waits for the next session where the flow assumes so', () => {
    const assumptions = { 'user-changes-renew': 'next' };
    expect(run({ steps: [promote], settings, assumptions }).session).toEqual({
      ...RIGHTS,
      name: '',
    });
  });

  test('renews nothing where the tokens would say the same', () => {
    const rename = { ...promote, config: { attributes: promote.config.attributes } };
    const { sources, assumptions } = run({ steps: [rename] });
    expect(sources).toMatchObject({ iat: { step: 'jwt' } });
    expect(assumptions).not.toContain('user-changes-renew');
  });
});

test('a refresh token past 4 KB is warned about with its exact size', () => {
  const large = (length: number) => ({
    kind: 'custom-claims',
    config: {
      mode: 'advanced',
      claims: [],
      json: JSON.stringify(
        Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`c${i}`, 'x'.repeat(length)])),
      ),
    },
  });
  expect(run({ steps: [large(400)] }).warnings).toEqual([]);
  expect(run({ steps: [large(440)] }).warnings).toEqual([
    'The refresh token has 4229 bytes: browsers keep no cookie of more than 4096, its name included. Put less into its claims.',
  ]);
});
