/**
 * The branching flow that every engine here runs, in no engine's own terms: each subject translates this one table,
 * so that all of them hold the same questions in the same order. Every way through it takes ten steps.
 */
export const START = 'origin';

export type Test =
  | { readonly key: string; readonly operator: 'equal' | 'contains'; readonly value: string }
  | { readonly key: string; readonly operator: 'greater-than-or-equal'; readonly value: number }
  | { readonly key: string; readonly operator: 'in'; readonly value: readonly string[] }
  | { readonly key: string; readonly operator: 'not-empty' | 'is-true' };

/** A branch is taken when all its tests hold. */
export interface Branch {
  readonly port: string;
  readonly tests: readonly Test[];
  readonly to: string;
}

/** Asks; the first branch that holds is taken, else `otherwise`. */
export interface Decision {
  readonly type: 'decision';
  readonly id: string;
  readonly branches: readonly Branch[];
  readonly otherwise: string;
}

/** Signs in, updates the user, sets claims. `plan` is what the last two write. */
export interface Action {
  readonly type: 'sign-in' | 'update' | 'claims';
  readonly id: string;
  readonly plan: string;
  readonly to: string;
}

export interface Finish {
  readonly type: 'end';
  readonly id: string;
}

export type Step = Decision | Action | Finish;

const partner: Branch = {
  port: 'partner',
  tests: [
    { key: 'form.partnerId', operator: 'not-empty' },
    { key: 'form.channel', operator: 'equal', value: 'partner' },
  ],
  to: 'partner-risk',
};

export const STEPS: readonly Step[] = [
  decide('origin', [partner], 'direct-risk'),
  decide('partner-risk', [atLeast('high', 'form.risk', 80, 'watched-device')], 'device'),
  decide('direct-risk', [atLeast('high', 'form.risk', 50, 'watched-device')], 'device'),
  decide('device', [oneOf('mobile', 'form.device', ['ios', 'android'], 'segment')], 'segment'),
  decide('watched-device', [isTrue('known', 'form.knownDevice', 'segment')], 'segment'),
  decide(
    'segment',
    [
      // No connector ran: nothing stands here, and the branch never holds.
      {
        port: 'vip',
        tests: [{ key: 'connectors.crm.segment', operator: 'equal', value: 'vip' }],
        to: 'country',
      },
      contains('staff', 'form.email', '@corp.example', 'country'),
      contains('reseller', 'form.email', '@reseller.example', 'country'),
    ],
    'country',
  ),
  decide(
    'country',
    [
      oneOf('eu', 'form.country', ['DE', 'FR', 'NL', 'PL'], 'plan'),
      {
        port: 'us',
        tests: [{ key: 'form.country', operator: 'equal', value: 'US' }],
        to: 'plan',
      },
    ],
    'plan',
  ),
  decide(
    'plan',
    [
      {
        port: 'enterprise',
        tests: [
          { key: 'form.plan', operator: 'equal', value: 'enterprise' },
          { key: 'form.seats', operator: 'greater-than-or-equal', value: 100 },
        ],
        to: 'jwt-enterprise',
      },
      atLeast('team', 'form.seats', 5, 'jwt-team'),
    ],
    'jwt-personal',
  ),
  ...lane('enterprise'),
  ...lane('team'),
  ...lane('personal'),
  { type: 'end', id: 'end' },
];

/** What a visitor brings along. */
export type Visitor = {
  readonly email: string;
  readonly name: string;
  readonly partnerId: string;
  readonly channel: string;
  readonly risk: number;
  readonly device: string;
  readonly knownDevice: boolean;
  readonly country: string;
  readonly plan: string;
  readonly seats: number;
};

/** Visitors whose ways differ; the first four are users already, the others are new. */
export const VISITORS: readonly Visitor[] = [
  visitor('ada@corp.example', { plan: 'enterprise', seats: 250, country: 'DE' }),
  visitor('bo@home.example', { device: 'ios', country: 'US' }),
  visitor('cy@reseller.example', { partnerId: 'p-17', channel: 'partner', seats: 12, risk: 90 }),
  visitor('di@home.example', { risk: 55, knownDevice: true, country: 'FR', seats: 5 }),
  visitor('ed@corp.example', { device: 'android', seats: 40, country: 'JP' }),
  visitor('flo@home.example', { partnerId: 'p-9', channel: 'partner', country: 'NL' }),
  visitor('gus@reseller.example', { risk: 72, plan: 'enterprise', seats: 99, country: 'US' }),
  visitor('hal@home.example', { partnerId: 'p-3', channel: 'web', plan: 'enterprise', seats: 1 }),
];

export const KNOWN_VISITORS = VISITORS.slice(0, 4);

/** Which branch a decision takes, given which of its branches hold: the rule all engines share. */
export function targetOf(decision: Decision, holds: (branch: Branch) => boolean): string {
  return decision.branches.find(holds)?.to ?? decision.otherwise;
}

function visitor(email: string, differs: Partial<Visitor>): Visitor {
  return {
    email,
    name: email.slice(0, email.indexOf('@')),
    partnerId: '',
    channel: 'web',
    risk: 10,
    device: 'desktop',
    knownDevice: false,
    country: 'BR',
    plan: 'free',
    seats: 1,
    ...differs,
  };
}

function decide(id: string, branches: readonly Branch[], otherwise: string): Decision {
  return { type: 'decision', id, branches, otherwise };
}

function atLeast(port: string, key: string, value: number, to: string): Branch {
  return { port, tests: [{ key, operator: 'greater-than-or-equal', value }], to };
}

function oneOf(port: string, key: string, value: readonly string[], to: string): Branch {
  return { port, tests: [{ key, operator: 'in', value }], to };
}

function contains(port: string, key: string, value: string, to: string): Branch {
  return { port, tests: [{ key, operator: 'contains', value }], to };
}

function isTrue(port: string, key: string, to: string): Branch {
  return { port, tests: [{ key, operator: 'is-true' }], to };
}

function lane(plan: string): readonly Action[] {
  return [
    { type: 'sign-in', id: `jwt-${plan}`, plan, to: `update-${plan}` },
    { type: 'update', id: `update-${plan}`, plan, to: `claims-${plan}` },
    { type: 'claims', id: `claims-${plan}`, plan, to: 'end' },
  ];
}
