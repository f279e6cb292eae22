import { START } from './graph.ts';
import type { Visitor } from './graph.ts';

/**
 * The fair floor (what is free): the same graph written by hand as an async loop, with an immutable context and two
 * trace events a step. It has no document, no dynamic values, no users, no claims and no reasons.
 */
export async function runFloor(form: Visitor): Promise<FloorRun> {
  let context: Context = { form, step: START, signedIn: false, plan: null, claims: null };
  const trace: FloorEvent[] = [];
  for (let step = STEPS.get(context.step); step !== undefined; step = STEPS.get(context.step)) {
    trace.push({ type: 'enter', step: context.step });
    const decided: Decided = await step(context);
    trace.push({ type: 'leave', step: context.step, port: decided.port });
    context = { ...context, ...decided.writes, step: decided.to };
  }
  return { context, trace };
}

export interface FloorRun {
  readonly context: Context;
  readonly trace: readonly FloorEvent[];
}

interface Context {
  readonly form: Visitor;
  readonly step: string;
  readonly signedIn: boolean;
  readonly plan: string | null;
  readonly claims: { readonly plan: string; readonly seats: number } | null;
}

type FloorEvent =
  | { readonly type: 'enter'; readonly step: string }
  | { readonly type: 'leave'; readonly step: string; readonly port: string };

interface Decided {
  readonly port: string;
  readonly to: string;
  readonly writes?: Partial<Context>;
}

type FloorStep = (context: Context) => Promise<Decided>;

const EU = new Set(['DE', 'FR', 'NL', 'PL']);

const STEPS: ReadonlyMap<string, FloorStep> = new Map<string, FloorStep>([
  [
    'origin',
    async ({ form }) =>
      form.partnerId !== '' && form.channel === 'partner'
        ? { port: 'partner', to: 'partner-risk' }
        : { port: 'ELSE', to: 'direct-risk' },
  ],
  ['partner-risk', async ({ form }) => riskOf(form.risk >= 80)],
  ['direct-risk', async ({ form }) => riskOf(form.risk >= 50)],
  [
    'device',
    async ({ form }) =>
      form.device === 'ios' || form.device === 'android'
        ? { port: 'mobile', to: 'segment' }
        : { port: 'ELSE', to: 'segment' },
  ],
  [
    'watched-device',
    async ({ form }) => ({ port: form.knownDevice ? 'known' : 'ELSE', to: 'segment' }),
  ],
  [
    'segment',
    async ({ form }) => {
      if (form.email.includes('@corp.example')) return { port: 'staff', to: 'country' };
      return form.email.includes('@reseller.example')
        ? { port: 'reseller', to: 'country' }
        : { port: 'ELSE', to: 'country' };
    },
  ],
  [
    'country',
    async ({ form }) => {
      if (EU.has(form.country)) return { port: 'eu', to: 'plan' };
      return { port: form.country === 'US' ? 'us' : 'ELSE', to: 'plan' };
    },
  ],
  [
    'plan',
    async ({ form }) => {
      if (form.plan === 'enterprise' && form.seats >= 100) {
        return { port: 'enterprise', to: 'jwt-enterprise' };
      }
      return form.seats >= 5
        ? { port: 'team', to: 'jwt-team' }
        : { port: 'ELSE', to: 'jwt-personal' };
    },
  ],
  ...lane('enterprise'),
  ...lane('team'),
  ...lane('personal'),
  ['end', async () => ({ port: 'end', to: '' })],
]);

function riskOf(isHigh: boolean): Decided {
  return isHigh ? { port: 'high', to: 'watched-device' } : { port: 'ELSE', to: 'device' };
}

function lane(plan: string): readonly (readonly [string, FloorStep])[] {
  return [
    [
      `jwt-${plan}`,
      async () => ({ port: 'success', to: `update-${plan}`, writes: { signedIn: true } }),
    ],
    [`update-${plan}`, async () => ({ port: 'success', to: `claims-${plan}`, writes: { plan } })],
    [
      `claims-${plan}`,
      async ({ form }) => ({
        port: 'success',
        to: 'end',
        writes: { claims: { plan: `${plan}/${form.country}`, seats: form.seats } },
      }),
    ],
  ];
}
