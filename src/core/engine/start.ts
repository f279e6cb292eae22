import { weigh } from '../values/weigh.ts';
import { clockFrom } from './clock.ts';
import type { Env } from './env.ts';
import type { RunEvent } from './event.ts';
import { MAX_VALUE } from './limits.ts';
import { fail, tooLarge } from './next-state.ts';
import type { Transition } from './next-state.ts';
import { factsOf, sessionOf } from './request-facts.ts';
import type { Extra, RunState } from './state.ts';
import type { TraceEntry } from './trace.ts';

/** Begins a run: at the first step, with what the request brings along. */
export function start(env: Env, state: RunState, event: RunEvent & { type: 'start' }): Transition {
  const { form = {}, client = {}, cookies = {}, tenant } = event.request;
  const clock = clockFrom(event.now);
  const { connectors, scripts } = state.context;
  const context = { form, connectors, scripts, client, cookies, tenant: tenant ?? null };
  const extra = extraAtStart(env, state.extra, event, clock);
  const weight = weigh(context, MAX_VALUE) + (extra === state.extra ? 0 : weigh(extra, MAX_VALUE));
  const isTooLarge = weight > MAX_VALUE;
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
    random: event.seed | 0,
    context: isTooLarge ? state.context : context,
    overlay: state.overlay,
    extra: isTooLarge ? state.extra : extra,
    session: state.session,
    earlyClaims: state.earlyClaims,
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

/** What the request brings along besides the plain inputs. */
function extraAtStart(
  env: Env,
  extra: Extra,
  { request: { context, session } }: RunEvent & { type: 'start' },
  clock: number,
): Extra {
  if (context === undefined && session === undefined) return extra;
  return {
    ...extra,
    facts: factsOf(context ?? {}),
    existing: session === undefined ? null : sessionOf(env, session, clock),
  };
}
