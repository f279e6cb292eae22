import type { RunEvent, RunRequest } from '../../core/engine/event.ts';
import type { RunError, RunState, Effect } from '../../core/engine/state.ts';
import { isOver } from '../../core/engine/transition.ts';
import type { HttpAnswer } from '../../core/mocks/http.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { RunSession } from './run-session.ts';

/** What a host adds to a scenario that leaves it out: real time and chance. They enter the run's log. */
export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  /** A 32-bit integer. */
  seed(): number;
}

/**
 * Plays a scenario in a session: starts it, advances it, presses the scenario's answers in order, and yields every
 * effect for the host to answer. Returns when the run is over, or waits with no fitting answer left.
 *
 * @param isLate the host's watchdog; when it answers true the run is aborted
 */
export function* play(
  session: RunSession,
  scenario: Pick<Scenario, 'now' | 'seed' | 'request' | 'answers'>,
  chance: Chance,
  isLate: () => boolean = () => false,
): Generator<Effect, void, HttpAnswer> {
  session.dispatch(startEvent(scenario, chance));
  const answers = scenario.answers ?? [];
  let next = 0;
  while (!isOver(session.state)) {
    const { state } = session;
    // Before every move: one alone can take seconds in a hostile flow.
    if (isLate()) {
      session.dispatch({ type: 'abort', reason: 'deadline' });
    } else if (state.status === 'performing' && state.effect !== null) {
      const answer = yield state.effect;
      session.dispatch({ type: 'answer', effect: state.effect.id, answer });
    } else if (state.status === 'waiting') {
      const answer = answers[next];
      const step = session.env.flow.steps.get(state.step ?? '');
      if (answer === undefined || (answer.step !== step?.id && answer.step !== step?.name)) return;
      next += 1;
      session.dispatch({ type: 'press', button: answer.press, form: answer.form ?? {} });
      if (session.state === state) return; // refused: the trace says why
    } else {
      session.dispatch({ type: 'advance' });
    }
  }
}

/** The event a scenario begins with. */
export function startEvent(
  scenario: Pick<Scenario, 'now' | 'seed' | 'request'>,
  chance: Chance,
): RunEvent & { type: 'start' } {
  const { form, client, cookies, tenant } = scenario.request ?? {};
  const request: RunRequest = {
    ...(form !== undefined && { form }),
    ...(client !== undefined && { client }),
    ...(cookies !== undefined && { cookies }),
    ...(tenant !== undefined && { tenant }),
  };
  return {
    type: 'start',
    now: scenario.now === undefined ? chance.now() : Date.parse(scenario.now),
    seed: (scenario.seed ?? chance.seed()) | 0,
    request,
  };
}

/** How a run ended: an error shown on a screen that nobody answered any more counts as failed. */
export function outcomeOf(state: RunState): {
  readonly outcome: 'completed' | 'failed' | 'waiting';
  readonly error: RunError | null;
} {
  if (state.status === 'completed') return { outcome: 'completed', error: null };
  const error = state.error ?? state.notice;
  return error === null ? { outcome: 'waiting', error } : { outcome: 'failed', error };
}
