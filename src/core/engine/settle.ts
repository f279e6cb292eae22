import { handlingOf, messageFor } from '../kind/error-handling.ts';
import { applyOperations } from './apply-operations.ts';
import { exitBy } from './env.ts';
import type { Env } from './env.ts';
import type { Move } from './move.ts';
import { after, counted, fail, ignore } from './next-state.ts';
import type { Transition } from './next-state.ts';
import type { Outcome, Signal } from './outcome.ts';
import { flowOf } from './stack.ts';
import type { Effect, RunError, RunState } from './state.ts';
import { aboutStep, stepEntry } from './step-entry.ts';
import type { Handled } from './step-entry.ts';
import { enter, leaveFlow } from './subflows.ts';
import type { TraceEntry } from './trace.ts';

/** What comes of what a step decided: the run goes on, waits, asks for something outside, or ends. */
export function settle(
  env: Env,
  state: RunState,
  current: Move,
  signal: Signal | null,
  outcome: Outcome,
): Transition {
  switch (outcome.type) {
    case 'go':
      current.countTraced(outcome.why);
      applyOperations(current, outcome.operations ?? []);
      return leave(env, state, current, signal, outcome.port, outcome.why);
    case 'fail':
      current.countTraced(outcome.error.message);
      if (outcome.why !== undefined) current.countTraced(outcome.why);
      applyOperations(current, outcome.operations ?? []);
      return handle(env, state, current, signal, outcome);
    case 'enter':
      return enter(env, state, current, outcome);
    case 'finish': {
      applyOperations(current, outcome.operations ?? []);
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
  applyOperations(current, outcome.operations ?? []);
  const effect: Effect = {
    ...outcome.effect,
    id: state.effects + 1,
    step: current.step.id,
    tokens: [...new Set(current.made?.handles)],
  };
  const next = after(state, current, { status: 'performing', step: effect.step, effect });
  return [next, [effect], [{ type: 'request', ...aboutStep(current, outcome.why), effect }]];
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
  const exit = exitBy(current.step, port);
  const to = exit === null ? null : exit.to;
  if (to === null && current.stack.length > 0) {
    return leaveFlow(env, state, current, signal, { port, why, ends: false, handled, notice });
  }
  const entry = stepEntry(current, signal, port, to, why, handled);
  const place = { status: 'running', step: to } as const;
  const next = after(state, current, notice === undefined ? place : { ...place, notice });
  if (exit !== null) {
    const flow = flowOf(env, current.stack);
    if (flow !== undefined) flow.near.step = exit.step;
    return [next, [], [entry]];
  }
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

/** The error as a screen shows it: its message with the dynamic values of where the step left them (§4.1). */
function withMessage(error: RunError, template: string | undefined, current: Move): RunError {
  const message = template === undefined ? '' : current.text(template);
  return message === '' ? error : { ...error, message };
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
  const settings = handlingOf(current.config, stepError.type);
  const { handling } = settings;
  const said = cause ?? stepError.message;
  const error: RunError = { ...stepError, step: current.step.id };
  const handled: Handled = { error, handling };
  const shown = withMessage(error, messageFor(settings), current);
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
