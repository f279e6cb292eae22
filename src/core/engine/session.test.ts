import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { JsonObject } from '../json.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import type { UserInput } from '../users/user.ts';
import { makeEnv, makeRunnable } from './env.ts';

// Sessions as the steps of a run start, change and replace them.

const ANN: UserInput = { userId: 'U-ann', loginIds: ['ann@x.example'], email: 'ann@x.example' };
const BOB: UserInput = { userId: 'U-bob', loginIds: ['bob@x.example'], email: 'bob@x.example' };

/** A step's kind and config, and what is typed where it is a screen. */
type Step = readonly [kind: string, config: JsonObject, typed?: JsonObject];

const JWT: Step = ['generate-jwt', { variant: 'sign-up-or-in' }];
const END: Step = ['end', {}];

/** A screen on which someone types. */
function typing(form: JsonObject): Step {
  const inputs = Object.keys(form).map((contextKey) => ({
    type: 'input',
    input: 'context-key',
    contextKey,
    label: contextKey,
  }));
  return ['screen', { components: [...inputs, { type: 'button', id: 'go', label: 'Go' }] }, form];
}

function setting(claims: JsonObject, more: JsonObject = {}): Step {
  const rows = Object.entries(claims).map(([key, value]) => ({ key, type: 'context', value }));
  return ['custom-claims', { claims: rows, ...more }];
}

interface Surroundings {
  readonly request?: JsonObject;
  readonly users?: readonly UserInput[];
  readonly settings?: JsonObject;
  readonly assumptions?: JsonObject;
}

/** Ann comes; the steps `s0`, `s1`, … follow one another. */
function run(steps: readonly Step[], { request = {}, users, ...more }: Surroundings = {}) {
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'f',
      name: 'F',
      start: 's0',
      steps: steps.map(([kind, config], i) => ({ id: `s${i}`, kind, name: `S${i}`, config })),
      edges: steps.slice(1).map((_, i) => ({
        from: `s${i}`,
        port: steps[i]?.[0] === 'screen' ? 'go' : 'success',
        to: `s${i + 1}`,
      })),
      ...more,
    },
    registry,
  );
  const scenario = scenarioSchema.parse({
    name: 's',
    now: '2026-01-31T09:30:00Z',
    seed: 1,
    request: { form: { email: 'ann@x.example' }, ...request },
    answers: steps.flatMap(([, , form], i) => (form ? [{ step: `s${i}`, press: 'go', form }] : [])),
  });
  const env = makeEnv(makeRunnable(flow, registry), { users: users ?? [ANN, BOB] });
  const chance = { now: () => Number.NaN, seed: () => Number.NaN };
  const result = summarise(runMocked(env, scenario, { chance }));
  const entries = result.trace.filter((entry) => entry.type === 'step');
  return {
    ...result,
    /** What the step's entry in the trace says. */
    at: (id: string) => entries.findLast(({ step }) => step === id),
  };
}

describe('when somebody else signs in', () => {
  const steps = [JWT, setting({ first: 'user.userId' }), typing({ email: 'bob@x.example' }), JWT];

  test('Custom Claims of the run stay, with the step that set them', () => {
    const { session, refresh, at } = run([...steps, END]);
    expect(session?.claims).toMatchObject({ sub: 'U-bob', first: 'U-ann' });
    expect(refresh?.claims).toMatchObject({ sub: 'U-bob', first: 'U-ann' });
    expect(session?.sources['first']).toEqual({ step: 's1', how: 'custom' });
    expect(at('s3')?.assumptions).toContain('claims-of-another');
  });

  test('or go, where the flow assumes so', () => {
    const { session } = run([...steps, END], { assumptions: { 'claims-of-another': 'dropped' } });
    expect(session?.claims).toMatchObject({ sub: 'U-bob' });
    expect(session?.claims).not.toHaveProperty('first');
  });

  test('nothing is assumed of claims where there are none, or the person is the same', () => {
    const none = run([JWT, typing({ email: 'bob@x.example' }), JWT, END]);
    expect(none.at('s2')?.assumptions).not.toContain('claims-of-another');
    const again = run([JWT, setting({ first: 'user.userId' }), JWT, END]);
    expect(again.session?.claims).toMatchObject({ first: 'U-ann' });
    expect(again.at('s2')?.assumptions).not.toContain('claims-of-another');
  });
});

test('a second method of a new user is traced as it is: the person is still seen for the first time', () => {
  const oauth: Step = ['action', { action: 'oauth-start', args: {} }];
  const { session, at } = run([JWT, oauth, setting({ fs: 'authInfo.firstSeen' }), END], {
    users: [],
  });
  expect(at('s1')?.writes).toContainEqual({ path: 'authInfo.firstSeen', value: true });
  expect(session?.claims).toMatchObject({ amr: ['oauth'], fs: true });
});

describe('the session that somebody brings along', () => {
  const CARA: UserInput = {
    userId: 'U-cara',
    loginIds: ['cara'],
    roleNames: ['reader'],
    userTenants: [{ tenantId: 't1', roleNames: ['owner'] }],
  };
  const settings: JsonObject = {
    projectId: 'P3abcdefghijklmnopqrstuvwxyz',
    roles: [{ name: 'reader', permissions: ['read'] }],
    template: { conformanceIssuer: true, addJti: true, claims: { mail: '{{user.loginIds}}' } },
  };
  const READ = setting({ before: 'sessionJwtClaims', userId: 'user.userId' });
  const brought = (session: JsonObject, more: Surroundings = {}) => {
    const { at } = run([READ, END], { users: [CARA], request: { session }, settings, ...more });
    return at('s0')?.reads.find(({ path }) => path === 'sessionJwtClaims')?.value;
  };
  const MADE_UP = {
    amr: [],
    aud: ['P3abcdefghijklmnopqrstuvwxyz'],
    dct: 't1',
    drn: 'DS',
    exp: 1_769_852_400,
    iat: 1_769_851_800,
    iss: 'https://api.descope.com/P3abcdefghijklmnopqrstuvwxyz',
    jti: expect.stringMatching(/^JT/),
    mail: ['cara'],
    permissions: ['read'],
    rexp: '2026-02-28T09:30:00Z',
    roles: ['reader'],
    sub: 'U-cara',
    tenants: { t1: { roles: ['owner'] } },
  };

  test('has the claims that this flow would issue to its user', () => {
    expect(brought({ state: 'valid', user: 'cara' })).toEqual(MADE_UP);
  });

  test('has those that the template makes of what the request says of the person', () => {
    const template = { claims: { from: '{{user.lastAuth.country}}' } };
    const request = {
      session: { state: 'valid', user: 'cara' },
      context: { user: { lastAuth: { country: 'DE' } } },
    };
    const made = brought({}, { request, settings: { template } });
    expect(made).toMatchObject({ sub: 'U-cara', from: 'DE' });
  });

  test('but for those that the scenario says itself', () => {
    const claims = { sub: 'U-cara', dct: 't7', roles: [], su: true };
    expect(brought({ state: 'valid', claims })).toEqual({ ...MADE_UP, ...claims });
  });

  test('of nobody known has no rights, and what the settings say', () => {
    const nobody = { state: 'valid', claims: { sub: 'U-gone' } };
    expect(brought(nobody, { settings: {} })).toEqual({
      amr: [],
      aud: ['P3FlowmintInventedProject001'],
      drn: 'DS',
      exp: 1_769_852_400,
      iat: 1_769_851_800,
      iss: 'P3FlowmintInventedProject001',
      rexp: '2026-02-28T09:30:00Z',
      sub: 'U-gone',
    });
  });

  test('has a token ID of its own', () => {
    const { at, session } = run([JWT, READ, END], {
      request: { session: { state: 'valid', user: 'ann@x.example' } },
      settings: { template: { addJti: true } },
    });
    const before = at('s1')?.reads.find(({ path }) => path === 'sessionJwtClaims')?.value;
    expect(before).toMatchObject({ jti: expect.stringMatching(/^JT/) });
    expect(before).not.toMatchObject({ jti: session?.claims['jti'] });
  });

  test('fails the run where the template makes too much of it', () => {
    const name = 'x'.repeat(300_000);
    const text = '{{user.name}}!';
    const template = { claims: { a: text, b: text, c: text, d: text } };
    const request = { session: { state: 'valid', user: 'cara' } };
    const more = { request, users: [{ ...CARA, name }], settings: { template } };
    expect(run([END], more)).toMatchObject({
      outcome: 'failed',
      error: { type: 'value-too-large' },
    });
  });
});

describe('Step Up after a sign-in', () => {
  const STEP_UP: Step = ['action', { action: 'step-up', args: {} }];
  const CLAIMS = setting({ mail: 'user.email' });

  test('leaves the session under way as it is, also when that is renewed, and warns', () => {
    const { session, at } = run([JWT, STEP_UP, CLAIMS, END]);
    expect(session?.claims).toMatchObject({ sub: 'U-ann', mail: 'ann@x.example' });
    expect(session?.claims).not.toHaveProperty('su');
    expect(at('s1')?.tokens).toBeUndefined();
    expect(at('s1')?.assumptions).toEqual(['step-up-after-sign-in']);
    expect(at('s1')?.warnings).toEqual([
      'The session under way gets no su by this: only a sign-in after this step does.',
    ]);
  });

  test('gives su to the next sign-in of the run, and what comes of that', () => {
    const { session, at } = run([JWT, STEP_UP, JWT, STEP_UP, CLAIMS, END]);
    expect(session?.claims).toMatchObject({ su: true, mail: 'ann@x.example' });
    expect(at('s2')?.assumptions).not.toContain('step-up-after-sign-in');
    expect(at('s3')).not.toHaveProperty('warnings');
  });

  test('or gives it to the session under way, where the flow assumes so', () => {
    const assumptions = { 'step-up-after-sign-in': 'renew' };
    const { session, at } = run([JWT, STEP_UP, CLAIMS, END], { assumptions });
    expect(session?.claims).toMatchObject({ su: true, mail: 'ann@x.example' });
    expect(at('s1')?.tokens).toHaveLength(2);
    expect(at('s1')?.assumptions).toEqual(['step-up-after-sign-in']);
    expect(at('s1')).not.toHaveProperty('warnings');
  });

  test('decides nothing where nobody is signed in yet', () => {
    const { session, at } = run([STEP_UP, JWT, END]);
    expect(session?.claims).toMatchObject({ su: true });
    expect(at('s0')?.assumptions).toEqual(['step-up-without-session']);
  });
});

describe('a user who is disabled while the session is under way', () => {
  const DISABLE: Step = ['action', { action: 'user-disable', args: {} }];
  const ENABLE: Step = ['action', { action: 'user-enable', args: {} }];
  const PROMOTE: Step = ['update-user', { attributes: [], rolesChange: 'add', roles: ['boss'] }];
  const CLAIMS = setting({ mail: 'user.email' });
  const settings = { roles: [{ name: 'boss' }] };
  const kept = { settings, assumptions: { 'disabled-session': 'kept' } };
  const NOT_RENEWED = '"ann@x.example" is disabled: the tokens are not renewed.';

  test('gets no token at the End, which says so', () => {
    const { outcome, session, refresh, user, at } = run([JWT, DISABLE, END]);
    expect([outcome, session, refresh]).toEqual(['completed', undefined, undefined]);
    expect(user).toMatchObject({ userId: 'U-ann', status: 'disabled' });
    expect(at('s1')?.assumptions).toContain('disabled-session');
    expect(at('s1')?.warnings).toEqual([NOT_RENEWED]);
    expect(at('s2')).toMatchObject({
      why: 'The flow ends without a token.',
      warnings: ['"ann@x.example" is disabled: the session is over, and no token is handed out.'],
      assumptions: ['disabled-session'],
    });
  });

  test('is not changed in the name of that session', () => {
    const { error, at } = run([JWT, DISABLE, PROMOTE, END], { settings });
    const message = '"ann@x.example" is disabled: nothing is changed in the name of that session.';
    expect(error).toMatchObject({ type: 'UpdateUserPropertiesFailed', message });
    expect(at('s2')?.assumptions).toContain('disabled-session');
  });

  test('has no tokens renewed, nor when a tenant is chosen or claims are set', () => {
    const { session, at } = run([JWT, DISABLE, CLAIMS, typing({ userSelectedTenant: 't1' }), END]);
    expect(session).toBeUndefined();
    for (const step of ['s2', 's3']) {
      expect(at(step)?.tokens).toBeUndefined();
      expect(at(step)?.warnings).toEqual([NOT_RENEWED]);
    }
  });

  test('has what the tokens were not told once they are enabled again', () => {
    const { session, at } = run([JWT, DISABLE, CLAIMS, ENABLE, END]);
    expect(session?.claims).toMatchObject({ sub: 'U-ann', mail: 'ann@x.example' });
    expect(at('s3')?.tokens).toHaveLength(2);
    expect(at('s4')).not.toHaveProperty('assumptions');
  });

  test('goes on as anybody, where the flow assumes so, and that is named', () => {
    const { session, at } = run([JWT, DISABLE, PROMOTE, CLAIMS, END], kept);
    expect(session?.claims).toMatchObject({ sub: 'U-ann', roles: ['boss'] });
    for (const step of ['s2', 's3', 's4']) {
      expect(at(step)?.assumptions).toContain('disabled-session');
    }
    expect(at('s4')).not.toHaveProperty('warnings');
  });

  test('or had been before, and brings a valid session along', () => {
    const users: readonly UserInput[] = [{ ...ANN, status: 'disabled' }];
    const request = { session: { state: 'valid', user: 'ann@x.example' } };
    const { error } = run([PROMOTE, END], { users, request, settings });
    expect(error).toMatchObject({ type: 'UpdateUserPropertiesFailed' });
    const { user } = run([PROMOTE, END], { users, request, ...kept });
    expect(user).toMatchObject({ roleNames: ['boss'] });
  });
});

describe('how long the refresh token lives', () => {
  const brief = setting({}, { refreshLifetimeSeconds: 200 });

  test.each<[what: string, steps: readonly Step[], step: string]>([
    ['once the session started', [JWT, brief], 's1'],
    ['before the session starts', [brief, JWT], 's0'],
    ['before the tokens are renewed', [JWT, brief, setting({ a: 'user.userId' })], 's1'],
  ])('is from the step that says so %s', (_when, steps, step) => {
    const { session, refresh } = run([...steps, END]);
    expect(session?.claims['rexp']).toBe('2026-01-31T09:33:20Z');
    expect(session?.sources['rexp']).toEqual({ step, how: 'lifetime' });
    expect(refresh?.sources['exp']).toEqual({ step, how: 'lifetime' });
  });

  test('is as issued where none does', () => {
    const { session, refresh } = run([JWT, setting({ a: 'user.userId' }), END]);
    expect(session?.sources).toMatchObject({
      exp: { step: 's1', how: 'renewed' },
      rexp: { step: 's0', how: 'issued' },
    });
    expect(refresh?.sources['exp']).toEqual({ step: 's0', how: 'issued' });
  });
});

describe('the current tenant', () => {
  const MEMBER: UserInput = {
    ...ANN,
    userTenants: [
      { tenantId: 't1', roleNames: ['owner'] },
      { tenantId: 't2', roleNames: ['guest'] },
    ],
  };
  const ONLY: UserInput = { ...ANN, userTenants: [{ tenantId: 't1' }] };
  const read = setting({ at: 'tenant', held: 'user.tenant.roles' });

  test('is the one hinted at, also where the user is not in it, who is not put there', () => {
    const { session, at, user } = run([JWT, read, END], {
      users: [ONLY],
      request: { tenant: 't9' },
    });
    expect(session?.claims).toMatchObject({ dct: 't9', at: 't9', tenants: { t1: {} } });
    expect(session?.claims['tenants']).not.toHaveProperty('t9');
    expect(user?.userTenants.map(({ tenantId }) => tenantId)).toEqual(['t1']);
    expect(at('s0')?.assumptions).toContain('tenant-hint');
    expect(at('s1')?.assumptions).toContain('tenant-hint');
  });

  test('or the only one all the same, where the flow assumes so', () => {
    const { session } = run([JWT, read, END], {
      users: [ONLY],
      request: { tenant: 't9' },
      assumptions: { 'tenant-hint': 'members' },
    });
    expect(session?.claims).toMatchObject({ dct: 't1', at: 't1' });
  });

  test('is hinted at without anything assumed where the user is in it', () => {
    const { session, at } = run([JWT, read, END], { users: [MEMBER], request: { tenant: 't2' } });
    expect(session?.claims).toMatchObject({ dct: 't2', at: 't2', held: ['guest'] });
    expect(at('s0')?.assumptions).not.toContain('tenant-hint');
  });

  test('is the one chosen before the sign-in, whatever was hinted at', () => {
    const { session, at } = run([typing({ userSelectedTenant: 't2' }), JWT, read, END], {
      users: [MEMBER],
      request: { tenant: 't1' },
    });
    expect(session?.claims).toMatchObject({ dct: 't2', at: 't2', held: ['guest'] });
    expect(at('s1')?.assumptions).toContain('selected-tenant');
  });

  test('is the one chosen after it: the tokens are renewed there', () => {
    const { session, at } = run([JWT, typing({ userSelectedTenant: 't2' }), END], {
      users: [MEMBER],
    });
    expect(session?.claims).toMatchObject({ dct: 't2' });
    expect(session?.sources['dct']).toEqual({ step: 's1', how: 'authorized' });
    expect(at('s1')?.tokens).toHaveLength(2);
    expect(at('s1')?.assumptions).toEqual(['selected-tenant']);
  });

  test('or once they are issued anew, where the flow assumes so', () => {
    const assumptions = { 'selected-tenant': 'next' };
    const choose = typing({ userSelectedTenant: 't2' });
    const chosen = run([JWT, choose, END], { users: [MEMBER], assumptions });
    expect(chosen.session?.claims).not.toHaveProperty('dct');
    expect(chosen.at('s1')?.tokens).toBeUndefined();
    const renewed = run([JWT, choose, read, END], { users: [MEMBER], assumptions });
    expect(renewed.session?.claims).toMatchObject({ dct: 't2' });
  });

  test('is never one that was chosen and is none of the user’s', () => {
    const { session, at } = run([JWT, typing({ userSelectedTenant: 't9' }), read, END], {
      users: [ONLY],
    });
    expect(session?.claims).toMatchObject({ dct: 't1', at: 't1' });
    expect(at('s1')?.tokens).toBeUndefined();
    expect(at('s2')?.assumptions).toContain('selected-tenant');
  });
});

describe('the methods of a session brought along', () => {
  const bring = (user: string, amr: JsonObject['amr'] = ['pwd'], state = 'valid'): JsonObject => ({
    session: { state, user, claims: { amr } },
  });
  const oauth: Step = ['action', { action: 'oauth-start', args: {} }];

  test('count for the same user, which is assumed', () => {
    const { session, at } = run([JWT, END], { request: bring('ann@x.example') });
    expect(session?.claims['amr']).toEqual(['pwd']);
    expect(at('s0')?.assumptions).toContain('earlier-methods');
    const second = run([oauth, END], { request: bring('ann@x.example') });
    expect(second.session?.claims['amr']).toEqual(['pwd', 'oauth', 'mfa']);
  });

  test('are forgotten where the flow assumes so', () => {
    const { session, at } = run([JWT, END], {
      request: bring('ann@x.example'),
      assumptions: { 'earlier-methods': 'forgotten' },
    });
    expect(session?.claims['amr']).toEqual([]);
    expect(at('s0')?.assumptions).toContain('earlier-methods');
  });

  test.each<[what: string, request: JsonObject]>([
    ['somebody else', bring('bob@x.example')],
    ['a session without any', bring('ann@x.example', [])],
    ['a session that has expired', bring('ann@x.example', ['pwd'], 'expired')],
  ])('of %s decide nothing', (_what, request) => {
    const { session, at } = run([JWT, END], { request });
    expect(session?.claims['amr']).toEqual([]);
    expect(at('s0')?.assumptions).not.toContain('earlier-methods');
  });

  test('of this run count without it', () => {
    const { session, at } = run([oauth, JWT, END]);
    expect(session?.claims['amr']).toEqual(['oauth']);
    expect(at('s1')?.assumptions).not.toContain('earlier-methods');
  });
});

test('a refresh token that its cookie’s new name makes too large is warned about at the End', () => {
  const claims = Array.from({ length: 6 }, (_, i) => [`c${i}`, 'x'.repeat(422)]);
  const large: Step = [
    'custom-claims',
    { mode: 'advanced', claims: [], json: JSON.stringify(Object.fromEntries(claims)) },
  ];
  const warningsWith = (config: JsonObject) => {
    const { at } = run([JWT, large, ['end', config]]);
    return [at('s1')?.warnings, at('s2')?.warnings];
  };
  expect(warningsWith({})).toEqual([undefined, undefined]);
  expect(warningsWith({ refreshCookieName: 'R', sessionCookieName: 'S'.repeat(40) })).toEqual([
    undefined,
    undefined,
  ]);
  const name = 'R'.repeat(40);
  expect(warningsWith({ refreshCookieName: name })).toEqual([
    undefined,
    [
      `The refresh token has 4085 bytes: browsers keep no cookie of more than 4096, its name "${name}" included. Put less into its claims.`,
    ],
  ]);
});
