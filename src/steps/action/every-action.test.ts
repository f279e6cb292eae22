import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import type { JsonObject } from '../../core/json.ts';
import { scenarioSchema } from '../../core/scenario/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { OF_THE_ENGINE } from '../../core/testing/of-the-engine.ts';
import { isWithin } from '../../core/values/path.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import type { RunSummary } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../registry.ts';
import { ROWS } from './catalogue.ts';
import type { ActionRow } from './row.ts';
import { SENT } from './row.ts';

// Every action, and every error of each, walked in a run: a small flow is made around it so that it can work.

const ANN = {
  userId: 'ann',
  loginIds: ['ann-1', 'ann@acme.example', '+15550100'],
  email: 'ann@acme.example',
  phone: '+15550100',
  webauthn: true,
  userTenants: [{ tenantId: 'acme', tenantName: 'Acme' }],
  lastLoginTime: 1,
};
const ann = { externalId: 'ann-1', email: ANN.email, phone: ANN.phone };
const somebody = { externalId: 'new-1', email: 'new@acme.example', phone: '+15550199' };

const ARGS: Readonly<Record<string, JsonObject>> = {
  'create-tenant': { tenantName: 'Beta', tenantId: 'gamma', roles: 'Admin, Editor' },
  'update-tenant': { tenantName: 'Acme Inc.' },
  'email-connector': { to: '{{user.email}}', subject: 'Hi', bodyHtml: 'Hello {{user.email}}' },
  connector: { resultPath: 'crm', simulatedResult: { found: true } },
  'generate-audit-event': {
    customAuditActionName: 'Seen',
    customAuditData: '{"who":"{{user.email}}"}',
  },
};

/** What has to be different for an error that nobody chooses. */
const MAKES: Readonly<Record<string, Partial<Setting>>> = {
  OTPUnauthorizedRequest: { signedIn: false },
  MagicLinkUnauthorizedRequest: { signedIn: false },
  OTPVerifyCodeEmailFailed: { code: '0' },
  OTPVerifyCodePhoneFailed: { code: '0' },
  OTPVerifyCodeExpired: { delayMs: 180_001 },
  OTPUpdateUserEmailFailed: { signedIn: true, isUpdate: true },
  OTPUpdateUserPhoneFailed: { signedIn: true, isUpdate: true },
  LoadUserFailed: { signedIn: false },
  StepUpFailed: { signedIn: false, assumptions: { 'step-up-without-session': 'error' } },
  AddTenantFailed: { domains: ['other.example'] },
  UserStatusFailed: { request: { client: { userId: 'nobody' } } },
  ConfigProvideTenant: { signedIn: false },
};

interface Setting {
  readonly signedIn: boolean;
  /** What is typed instead of the code sent. */
  readonly code: string | null;
  readonly delayMs: number;
  /** Whether the code is sent to change the user, who is then disabled. */
  readonly isUpdate: boolean;
  readonly domains: readonly string[];
  readonly request: JsonObject;
  readonly assumptions: JsonObject;
}

const errors = ROWS.flatMap((row) => row.errors.map(({ type }) => [row.id, type, row] as const));

describe.each(ROWS.map((row) => [row.id, row] as const))('%s', (_id, row) => {
  test('works, and reads and writes nothing but what it says', () => {
    const run = walk(row);
    expect(run.error).toBeUndefined();
    expect(run.path.slice(-2)).toEqual(['action', 'good']);
    const { reads, writes } = tracedOf(run);
    expect(unnamed(row, run)).toEqual([]);
    const config = { action: row.id, args: ARGS[row.id] ?? {} };
    const definition = registry.get('action');
    const readable = definition?.reads(config) ?? [];
    const written = (definition?.writes(config, 'success') ?? []).map(({ path }) => path);
    expect(reads.filter((path) => !readable.some((one) => isWithin(path, one)))).toEqual([]);
    expect(writes.filter((path) => !written.some((one) => isWithin(path, one)))).toEqual([]);
  });

  test('writes for sure what it says it must', () => {
    const { writes } = tracedOf(walk(row));
    const must = row.writes.filter(({ certainty }) => certainty === 'must');
    expect(must.filter(({ path }) => !writes.some((one) => isWithin(one, path)))).toEqual([]);
  });
});

test.each(
  ROWS.filter(({ needs = [] }) => needs.some(({ anyOf }) => anyOf.join() === 'user')).map(
    ({ id }) => id,
  ),
)('%s works only for somebody signed in, and says so', (action) => {
  const definition = registry.get('action');
  const writes = definition?.writes({ action }, 'success') ?? [];
  const proved = definition?.refines?.({ action }, 'success') ?? [];
  const surely = writes.filter(({ certainty }) => certainty === 'must').map(({ path }) => path);
  expect([...surely, ...proved]).toContain('user');
});

test.each(errors)('%s comes to its error %s', (_id, type, row) => {
  const isDecided = row.decides?.includes(type) === true;
  const run = walk(row, isDecided ? MAKES[type] : {}, isDecided ? undefined : type);
  expect(run.path.slice(-2)).toEqual(['action', 'bad']);
  const last = run.trace.findLast((entry) => entry.type === 'step' && entry.step === 'action');
  expect(last).toMatchObject({ port: type, handling: 'custom', error: { type } });
  expect(unnamed(row, run)).toEqual([]);
});

test.each(ROWS.filter(({ sent }) => sent !== undefined).map((row) => [row.id, row] as const))(
  '%s can be left while its link is not opened',
  (_id, row) => {
    const run = walk(row, {}, SENT);
    expect(run.path.slice(-2)).toEqual(['action', 'wait']);
    expect(run.session === undefined || row.id.startsWith('update')).toBe(true);
  },
);

/** Runs a flow around the action: whoever needs a session has one, whoever needs a code gets one. */
function walk(row: ActionRow, changes: Partial<Setting> = {}, outcome?: string): RunSummary {
  const setting: Setting = {
    signedIn: needsUser(row),
    code: null,
    delayMs: 0,
    isUpdate: false,
    domains: ['ACME.example'],
    request: { client: { userId: 'ann' } },
    assumptions: {},
    ...changes,
  };
  const isVerify = row.id.startsWith('verify-code-otp');
  const before = [
    ...(setting.signedIn && !/^(loadUser|step-up)$/.test(row.id) ? ['loadUser'] : []),
    ...(isVerify && setting.isUpdate
      ? [row.id.replace('verify-code', 'update-user'), 'user-disable']
      : isVerify
        ? [row.id.replace('verify-code', 'sign-in')]
        : []),
  ];
  const custom = Object.fromEntries(row.errors.map(({ type }) => [type, { handling: 'custom' }]));
  const steps = [
    ...before.map((action) => step(action, 'action', { action })),
    step('ask', 'screen', {
      components: [
        { type: 'input', input: 'code', label: 'Code' },
        { type: 'button', id: 'go', label: 'Go' },
      ],
    }),
    step('action', 'action', { action: row.id, args: ARGS[row.id] ?? {}, errorHandling: custom }),
    ...['good', 'bad', 'wait'].map((id) => step(id, 'end', {})),
  ];
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'walk',
      name: 'Walk',
      start: steps[0]?.id ?? null,
      steps,
      edges: [
        ...before.map((from, i) => ({ from, port: 'success', to: before[i + 1] ?? 'ask' })),
        { from: 'ask', port: 'go', to: 'action' },
        { from: 'action', port: 'success', to: 'good' },
        { from: 'action', port: SENT, to: 'wait' },
        ...row.errors.map(({ type }) => ({ from: 'action', port: type, to: 'bad' })),
      ],
      settings: { tenants: [{ id: 'beta', name: 'Beta', domains: setting.domains }] },
      assumptions: setting.assumptions,
    },
    registry,
  );
  const scenario = scenarioSchema.parse({
    name: 'walk',
    now: '2026-01-31T09:30:00Z',
    seed: 1,
    users: [ANN],
    request: {
      form: /sign-up(?!-or-in)|invite/.test(row.id) ? somebody : ann,
      ...(setting.signedIn && { session: { state: 'valid', user: 'ann-1' } }),
      ...setting.request,
    },
  });
  const code = setting.code ?? codeIn(run(flow, scenario).trace);
  return run(flow, {
    ...scenario,
    answers: [
      { step: 'ask', press: 'go', form: { code }, delayMs: setting.delayMs },
      ...(outcome === undefined ? [] : [{ step: 'action', outcome }]),
    ],
  });
}

/** Assumptions of this action alone that decided something, and that its help does not name. */
function unnamed({ assumptions = [] }: ActionRow, { trace }: RunSummary): readonly string[] {
  const decided = trace.flatMap((entry) =>
    entry.type === 'step' && entry.step === 'action' ? (entry.assumptions ?? []) : [],
  );
  return decided.filter((id) => !assumptions.includes(id) && !OF_THE_ENGINE.has(id));
}

/** Those that change the user need one; loading the session's user first is what a flow would do. */
function needsUser({ id, needs = [] }: ActionRow): boolean {
  return (
    needs.some(({ anyOf }) => anyOf.includes('user')) ||
    /loadUser|step-up|tenant|link-sso|connector|audit|invite/.test(id)
  );
}

function step(id: string, kind: string, config: JsonObject) {
  return { id, kind, name: id, config };
}

function run(flow: ReturnType<typeof parseFlow>, scenario: Scenario): RunSummary {
  const env = makeEnv(makeRunnable(flow, registry), { users: scenario.users ?? [], mocks: [] });
  return summarise(runMocked(env, scenario, { chance: { now: () => 0, seed: () => 0 } }));
}

function codeIn(trace: readonly TraceEntry[]): string {
  const messages = trace.flatMap((entry) => (entry.type === 'step' ? (entry.messages ?? []) : []));
  return messages.findLast(({ code }) => code !== undefined)?.code ?? '';
}

function tracedOf({ trace }: RunSummary) {
  const of = trace.flatMap((entry) => ('step' in entry && entry.step === 'action' ? [entry] : []));
  return {
    reads: of.flatMap((entry) => ('reads' in entry ? entry.reads.map(({ path }) => path) : [])),
    writes: of.flatMap((entry) =>
      entry.type === 'step' ? entry.writes.map(({ path }) => path) : [],
    ),
  };
}
