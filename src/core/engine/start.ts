import { weigh } from '../values/weigh.ts';
import { clockFrom } from './clock.ts';
import type { Env } from './env.ts';
import type { RunEvent } from './event.ts';
import { MAX_VALUE, TooLarge } from './limits.ts';
import { nestedForm } from './nested-form.ts';
import { fail, tooLarge } from './next-state.ts';
import type { Transition } from './next-state.ts';
import { factsOf, sessionOf } from './request-facts.ts';
import type { Extra, RunState } from './state.ts';
import type { TraceEntry } from './trace.ts';

/** Begins a run: at the first step, with what the request brings along. */
export function start(env: Env, state: RunState, event: RunEvent & { type: 'start' }): Transition {
  const { client = {}, cookies = {}, tenant } = event.request;
  const form = nestedForm(event.request.form ?? {});
  const clock = clockFrom(event.now);
  const { connectors, scripts } = state.context;
  const context = { form, connectors, scripts, client, cookies, tenant: tenant ?? null };
  const brought = broughtAlong(env, state.extra, event, clock);
  const extra = brought?.extra ?? state.extra;
  const weight = weigh(context, MAX_VALUE) + (extra === state.extra ? 0 : weigh(extra, MAX_VALUE));
  const isTooLarge = brought === null || weight > MAX_VALUE;
  const entry: TraceEntry = {
    type: 'start',
    at: clock,
    flow: env.flow.id,
    seed: event.seed,
    request: isTooLarge ? {} : event.request,
    step: env.flow.start,
  };
  const started: RunState = {
    status: 'running',
    step: env.flow.start,
    taken: state.taken,
    clock,
    random: brought?.random ?? event.seed | 0,
    context: isTooLarge ? state.context : context,
    overlay: state.overlay,
    extra: isTooLarge ? state.extra : extra,
    session: state.session,
    screen: state.screen,
    notice: state.notice,
    view: state.view,
    effect: state.effect,
    effects: state.effects,
    tokens: state.tokens,
    weight: isTooLarge ? state.weight : weight,
    error: state.error,
  };
  if (isTooLarge) return fail(started, tooLarge(env.flow.start), [entry]);
  if (env.flow.start !== null) return [started, [], [entry]];
  return fail(started, { type: 'no-start', message: 'The flow has no first step.', step: null }, [
    entry,
  ]);
}

/** What the request brings along besides the plain inputs, and the run's chance after it; null: it is too large. */
function broughtAlong(
  env: Env,
  extra: Extra,
  { seed, request: { context, session } }: RunEvent & { type: 'start' },
  clock: number,
): { readonly extra: Extra; readonly random: number } | null {
  const random = seed | 0;
  if (context === undefined && session === undefined) return { extra, random };
  const facts = factsOf(context ?? {});
  if (session === undefined) return { extra: { ...extra, facts, existing: null }, random };
  try {
    const { existing, random: drawn } = sessionOf(env, session, clock, random, facts);
    return { extra: { ...extra, facts, existing }, random: drawn };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}
