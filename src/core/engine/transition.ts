import type { Json } from '../json.ts';
import { elapsed } from './clock.ts';
import type { Env } from './env.ts';
import type { RunEvent } from './event.ts';
import { TooLarge, TooMuchWork } from './limits.ts';
import { Move } from './move.ts';
import { counted, fail, ignore, tooLarge, tooMuchWork } from './next-state.ts';
import type { Transition } from './next-state.ts';
import type { EffectAnswer, Signal } from './outcome.ts';
import { settle } from './settle.ts';
import { stepAt } from './stack.ts';
import { start } from './start.ts';
import { isOver } from './state.ts';
import type { Effect, RunState } from './state.ts';

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
        ? resume(env, state, event, state.clock + elapsed(event.elapsedMs ?? 0))
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
    const message = `The run took ${env.budget} steps without reaching an End.`;
    const error = { type: 'step-budget', message, step: step.id };
    return fail(state, error, [], ['step-budget']);
  }
  const { execute } = step;
  if (execute === undefined) {
    return fail(state, {
      type: 'unknown-kind',
      message: `"${step.name}" is of the kind "${step.kind}", which this version can't run.`,
      step: step.id,
    });
  }
  const current = new Move(env, step, state, state.taken + 1, state.clock);
  try {
    return settle(env, state, current, null, execute(current));
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

/** The run fails if the move went past the limits; any other error is a bug and goes on its way. */
function overgrown(error: unknown, state: RunState, current: Move): Transition {
  const { id } = current.step;
  if (error instanceof TooLarge) return fail(counted(state, current), tooLarge(id));
  if (error instanceof TooMuchWork) return fail(counted(state, current), tooMuchWork(id));
  throw error;
}
