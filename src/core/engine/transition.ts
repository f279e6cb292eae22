import { handlingOf } from '../kind/error-handling.ts';
import type { Json } from '../json.ts';
import { weigh } from '../values/weigh.ts';
import { clockFrom, elapsed } from './clock.ts';
import type { Env, RunnableStep } from './env.ts';
import type { RunEvent } from './event.ts';
import { MAX_VALUE, Move, TooLarge } from './move.ts';
import type { EffectAnswer, Outcome, ScreenView, Signal } from './outcome.ts';
import { flowOf, stepAt } from './stack.ts';
import { factsOf, sessionOf } from './request-facts.ts';
import type { Effect, Extra, Frame, RunError, RunState } from './state.ts';
import { aboutStep, stepEntry } from './step-entry.ts';
import type { Handled } from './step-entry.ts';
import type { TraceEntry } from './trace.ts';

/** The next state, the effects a host has to perform, and what to append to the trace. */
export type Transition = readonly [
  state: RunState,
  effects: readonly Effect[],
  entries: readonly TraceEntry[],
];

/**
 * The engine: one event, one move. Pure, total and synchronous: it never throws, never waits, and asks for everything
 * outside as data. An event that makes no sense in the state it meets changes nothing and is traced as ignored.
 *
 * @example
 * let [state] = transition(env, READY, { type: 'start', now: 0, seed: 1, request: {} });
 * while (state.status === 'running') [state] = transition(env, state, { type: 'advance' });
 */
export function transition(env: Env, state: RunState, event: RunEvent): Transition {
  switch (event.type) {
    case 'start':
      return state.status === 'ready'
        ? start(env, state, event)
        : ignore(state, event, 'the run has begun already');
    case 'advance':
      return state.status === 'running'
        ? advance(env, state)
        : ignore(state, event, `the run is ${state.status}`);
    case 'press':
      return state.status === 'waiting'
        ? resume(env, state, event, state.clock)
        : ignore(state, event, `no screen is shown: the run is ${state.status}`);
    case 'answer':
      return state.status === 'performing' && state.effect?.id === event.effect
        ? resume(
            env,
            state,
            { type: 'answer', answer: event.answer, effect: state.effect },
            state.clock + elapsedIn(event.answer, state.effect),
          )
        : ignore(state, event, `nothing waits for the answer to effect ${event.effect}`);
    case 'abort':
      return isOver(state)
        ? ignore(state, event, 'the run is over')
        : fail(state, {
            type: event.reason === 'deadline' ? 'deadline' : 'cancelled',
            message:
              event.reason === 'deadline'
                ? 'The host’s time limit ended the run.'
                : 'Someone cancelled the run.',
            step: state.step,
          });
  }
}

/** Whether nothing can happen to the run any more. */
export function isOver(state: RunState): boolean {
  return state.status === 'completed' || state.status === 'failed';
}

function start(env: Env, state: RunState, event: RunEvent & { type: 'start' }): Transition {
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

function advance(env: Env, state: RunState): Transition {
  const step = stepAt(env, state);
  if (step === undefined) {
    return fail(state, {
      type: 'dangling-edge',
      message: `The flow has no step "${state.step}".`,
      step: null,
    });
  }
  if (state.taken >= env.budget) {
    return fail(state, {
      type: 'step-budget',
      message: `The run took ${env.budget} steps without reaching an End.`,
      step: step.id,
    });
  }
  const { definition } = step;
  if (definition === undefined) {
    return fail(state, {
      type: 'unknown-kind',
      message: `"${step.name}" is of the kind "${step.kind}", which this version can't run.`,
      step: step.id,
    });
  }
  const current = new Move(env, step, state, state.taken + 1, state.clock);
  try {
    return settle(env, state, current, null, definition.execute(current));
  } catch (error) {
    return overgrown(error, state, current);
  }
}

function resume(env: Env, state: RunState, signal: Signal, clock: number): Transition {
  const step = stepAt(env, state);
  const definition = step?.definition;
  if (step === undefined || definition?.resume === undefined) {
    return ignore(state, signal, 'this step waits for nothing');
  }
  const current = new Move(env, step, state, state.taken, clock);
  try {
    if (signal.type === 'answer') current.countTraced(contentOf(signal.answer));
    return settle(env, state, current, signal, definition.resume(current, signal));
  } catch (error) {
    return overgrown(error, state, current);
  }
}

function elapsedIn(answer: EffectAnswer, effect: Effect): number {
  if (effect.type === 'http' && effect.request.async === true) return 0;
  return answer.type === 'response' || answer.type === 'failure' ? elapsed(answer.elapsedMs) : 0;
}

/** What of an answer the trace holds, and may be large. */
function contentOf(answer: EffectAnswer): Json {
  if (answer.type === 'response') return answer.body;
  if (answer.type === 'outcome') return answer.outcome;
  if (answer.type === 'verified') return answer.claims;
  if (answer.type === 'failure' || answer.type === 'refused') return answer.message;
  const content = answer.type === 'result' ? answer.value : answer.message;
  return [content ?? null, answer.logs ?? []];
}

/** The run fails if the move grew past the limits; any other error is a bug and goes on its way. */
function overgrown(error: unknown, state: RunState, current: Move): Transition {
  if (!(error instanceof TooLarge)) throw error;
  return fail(counted(state, current), tooLarge(current.step.id));
}

function settle(
  env: Env,
  state: RunState,
  current: Move,
  signal: Signal | null,
  outcome: Outcome,
): Transition {
  switch (outcome.type) {
    case 'go':
      current.countTraced(outcome.why);
      current.apply(outcome.operations ?? []);
      return leave(env, state, current, signal, outcome.port, outcome.why);
    case 'fail':
      current.countTraced(outcome.error.message);
      if (outcome.why !== undefined) current.countTraced(outcome.why);
      current.apply(outcome.operations ?? []);
      return handle(env, state, current, signal, outcome);
    case 'enter':
      return enter(env, state, current, outcome);
    case 'finish': {
      current.apply(outcome.operations ?? []);
      if (current.stack.length > 0) {
        return leaveFlow(env, state, current, signal, {
          port: 'success',
          why: outcome.why,
          ends: true,
        });
      }
      const entry = stepEntry(current, signal, null, null, outcome.why);
      const done = after(state, current, { status: 'completed', step: null, notice: null });
      return [done, [], [entry, { type: 'end', at: current.clock, status: 'completed' }]];
    }
    case 'wait':
      return wait(state, current, outcome);
    case 'perform':
      return perform(state, current, outcome);
    case 'reject':
      return ignore(counted(state, current), { type: signal?.type ?? 'advance' }, outcome.why);
  }
}

function wait(state: RunState, current: Move, outcome: Outcome & { type: 'wait' }): Transition {
  const { notice } = state;
  const { id } = current.step;
  current.countTraced(outcome.view);
  const { extra } = current;
  if (extra.screenStack !== extra.stack) current.extra = { ...extra, screenStack: extra.stack };
  const next = after(state, current, {
    status: 'waiting',
    step: id,
    screen: id,
    view: outcome.view,
  });
  const entry: TraceEntry = {
    type: 'show',
    ...aboutStep(current, outcome.why),
    view: outcome.view,
    ...(notice !== null && { notice }),
  };
  return [next, [], [entry]];
}

function perform(
  state: RunState,
  current: Move,
  outcome: Outcome & { type: 'perform' },
): Transition {
  current.apply(outcome.operations ?? []);
  const effect: Effect = {
    ...outcome.effect,
    id: state.effects + 1,
    step: current.step.id,
    tokens: [...new Set(current.handles)],
  };
  const next = after(state, current, { status: 'performing', step: effect.step, effect });
  return [next, [effect], [{ type: 'request', ...aboutStep(current, outcome.why), effect }]];
}

/** Goes on in another flow of the library, if there is one and it is not under way already. */
function enter(
  env: Env,
  state: RunState,
  current: Move,
  outcome: Outcome & { type: 'enter' },
): Transition {
  const { flow: id, input, why } = outcome;
  const flow = env.library.get(id);
  const names = [env.flow.id, ...current.stack.map((frame) => frame.flow)];
  const refused =
    flow === undefined
      ? { type: 'unknown-flow', message: `The library has no flow "${id}".` }
      : names.includes(id)
        ? {
            type: 'recursion',
            message: `${[...names, id].join(' → ')}: a flow can't enter itself.`,
          }
        : flow.start === null
          ? { type: 'no-start', message: `The flow "${id}" has no first step.` }
          : null;
  if (refused !== null || flow === undefined || flow.start === null) {
    const error = { type: 'unknown-flow', message: '', ...refused, step: current.step.id };
    return fail(counted(state, current), error);
  }
  current.countTraced(input);
  const about = aboutStep(current, why);
  const frame: Frame = { step: current.step.id, flow: id, input };
  current.extra = { ...current.extra, stack: [...current.stack, frame] };
  const next = after(state, current, { status: 'running', step: flow.start });
  return [next, [], [{ type: 'enter', ...about, flow: id, to: flow.start }]];
}

/** How a step of a flow that was entered is left where nothing in that flow comes after it. */
interface WayOut {
  readonly port: string;
  readonly why: string;
  /** Whether it is an End; else the port is one that nothing is wired to. */
  readonly ends: boolean;
  readonly handled?: Handled | undefined;
}

/** Leaves the flow that was entered: the step that entered it is left by the port that stands for this way out. */
function leaveFlow(
  env: Env,
  state: RunState,
  current: Move,
  signal: Signal | null,
  way: WayOut,
): Transition {
  const { why, handled } = way;
  const frame = current.stack.at(-1);
  const outer = current.stack.slice(0, -1);
  const step = flowOf(env, outer)?.steps.get(frame?.step ?? '');
  const port = outerPort(step, current.step.id, way);
  const to = step?.targets.get(port) ?? null;
  const left = stepEntry(current, signal, way.ends ? null : way.port, null, why, handled);
  current.extra = { ...current.extra, stack: outer };
  const next = after(state, current, { status: 'running', step: to });
  const name = step?.name ?? '';
  if (step === undefined) {
    const message = `No flow has the step "${frame?.step}" that entered this one.`;
    return fail(next, { type: 'dangling-edge', message, step: null }, [left]);
  }
  current.step = step;
  if (to === null && outer.length > 0) {
    const [last, effects, entries] = leaveFlow(env, next, current.passing(), null, {
      port,
      why: `"${frame?.flow}" was left by ${port}.`,
      ends: false,
    });
    return [last, effects, [left, ...entries]];
  }
  const passed = stepEntry(
    current.passing(),
    null,
    port,
    to,
    `"${frame?.flow}" was left by ${port}.`,
  );
  if (to !== null) return [next, [], [left, passed]];
  const message = `"${name}" left by its port "${port}", and no edge leads on from there.`;
  return fail(next, { type: 'unwired-port', message, step: step.id }, [left, passed]);
}

/** Real flows name a way out of a subflow by its step and port: `1.success`. Ends that are not told apart share one. */
function outerPort(step: RunnableStep | undefined, inner: string, { port, ends }: WayOut): string {
  const exact = `${inner}.${port}`;
  if (!ends || step?.definition === undefined) return exact;
  const ids = step.definition.ports(step.config).map(({ id }) => id);
  return !ids.includes(exact) && ids.includes('success') ? 'success' : exact;
}

function leave(
  env: Env,
  state: RunState,
  current: Move,
  signal: Signal | null,
  port: string,
  why: string,
  handled?: Handled,
  notice?: RunError,
): Transition {
  const to = current.step.targets.get(port) ?? null;
  if (to === null && current.stack.length > 0) {
    return leaveFlow(env, state, current, signal, { port, why, ends: false, handled });
  }
  const entry = stepEntry(current, signal, port, to, why, handled);
  const place = { status: 'running', step: to } as const;
  const next = after(state, current, notice === undefined ? place : { ...place, notice });
  if (to !== null) return [next, [], [entry]];
  const cause = handled === undefined ? '' : ` after ${handled.error.type}`;
  return fail(
    next,
    {
      type: 'unwired-port',
      message: `"${current.step.name}" left by its port "${port}"${cause}, and no edge leads on from there.`,
      step: current.step.id,
    },
    [entry],
  );
}

/**
 * Automatic: back to the last screen, else the run fails. Custom: out by the error's port, with a message for the next
 * screen if it has one. Ignore: out by `success`.
 */
function handle(
  env: Env,
  state: RunState,
  current: Move,
  signal: Signal | null,
  { error: stepError, why: cause }: Outcome & { type: 'fail' },
): Transition {
  const { handling, message } = handlingOf(current.config, stepError.type);
  const said = cause ?? stepError.message;
  const error: RunError = { ...stepError, step: current.step.id };
  const handled: Handled = { error, handling };
  const shown: RunError = message === undefined ? error : { ...error, message };
  if (handling === 'custom') {
    const why = `${said} Its handling is Custom.`;
    return leave(env, state, current, signal, error.type, why, handled);
  }
  if (handling === 'custom-with-message') {
    const why = `${said} Its handling is Custom with a message.`;
    return leave(env, state, current, signal, error.type, why, handled, shown);
  }
  if (handling === 'ignore') {
    const why = `${said} Its handling is Ignore.`;
    return leave(env, state, current, signal, 'success', why, handled);
  }
  if (state.screen === null) {
    current.assume('automatic-without-screen');
    const why = `${said} Its handling is Automatic, and no screen was shown to go back to.`;
    const next = after(state, current, { status: 'running', step: current.step.id });
    return fail(next, shown, [stepEntry(current, signal, null, null, why, handled)]);
  }
  const why = `${said} Its handling is Automatic: back to the last screen.`;
  const entry = stepEntry(current, signal, null, state.screen, why, handled);
  const { extra } = current;
  if (extra.stack !== extra.screenStack) current.extra = { ...extra, stack: extra.screenStack };
  const next = after(state, current, { status: 'running', step: state.screen, notice: shown });
  return [next, [], [entry]];
}

function fail(state: RunState, error: RunError, entries: readonly TraceEntry[] = []): Transition {
  const end: TraceEntry = { type: 'end', at: state.clock, status: 'failed', error };
  return [
    { ...state, status: 'failed', view: null, effect: null, notice: null, error },
    [],
    [...entries, end],
  ];
}

function tooLarge(step: string | null): RunError {
  return { type: 'value-too-large', message: 'A value grew past what a run may hold.', step };
}

function ignore(state: RunState, event: { readonly type: string }, why: string): Transition {
  return [state, [], [{ type: 'ignored', at: state.clock, event: event.type, why }]];
}

/** The state as it is, but for the step that was counted: for moves that come to nothing. */
function counted(state: RunState, { taken }: Move): RunState {
  return state.taken === taken ? state : { ...state, taken };
}

/** Where a run goes after a move, and what is different there. */
interface Place {
  readonly status: RunState['status'];
  readonly step: string | null;
  readonly screen?: string;
  readonly notice?: RunError | null;
  readonly view?: ScreenView;
  readonly effect?: Effect;
}

/**
 * The state with everything the move changed. It names every field because this is the engine's hottest line: V8 makes
 * a literal in one go, but overrides the fields of a spread object one by one.
 */
function after(state: RunState, current: Move, place: Place): RunState {
  const { status, step, screen, notice, view, effect } = place;
  return {
    status,
    step,
    taken: current.taken,
    clock: current.clock,
    random: current.random,
    context: current.context,
    overlay: current.overlay,
    extra: current.extra,
    session: current.session,
    earlyClaims: current.earlyClaims,
    screen: screen ?? state.screen,
    notice: notice !== undefined ? notice : state.view === null ? state.notice : null,
    view: view ?? null,
    effect: effect ?? null,
    effects: effect?.id ?? state.effects,
    tokens: current.issued,
    weight: current.weight,
    error: state.error,
  };
}
