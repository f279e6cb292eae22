import type { RunEvent, RunRequest } from '../../core/engine/event.ts';
import type { EffectAnswer } from '../../core/engine/outcome.ts';
import type { JsonObject } from '../../core/json.ts';
import { stepAt } from '../../core/engine/stack.ts';
import type { Effect, RunState } from '../../core/engine/state.ts';
import { isOver } from '../../core/engine/state.ts';
import { isOutcome, isPress } from '../../core/scenario/schema.ts';
import type { Answer, Scenario } from '../../core/scenario/schema.ts';
import type { Env } from '../../core/engine/env.ts';
import type { RunSession } from './run-session.ts';

/** What a host adds to a scenario that leaves it out: real time and chance. They enter the run's log. */
export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  /** A 32-bit integer. */
  seed(): number;
}

/**
 * Plays a scenario in a session: starts it, advances it and presses the scenario's answers in order, until something
 * outside is needed. A class and not a generator, in which V8 runs the same loop a tenth slower.
 *
 * @example
 * const play = new Play(session, scenario, chance);
 * for (let effect = play.proceed(); effect !== null;) effect = play.answer(effect, await perform(effect));
 */
export class Play {
  readonly #session: RunSession;
  readonly #answers: readonly Answer[];
  readonly #isLate: () => boolean;
  #answered = 0;
  #unseen = 0;
  #weight = 0;

  /** @param isLate the host's watchdog; when it answers true the run is aborted */
  constructor(
    session: RunSession,
    scenario: Pick<Scenario, 'now' | 'seed' | 'request' | 'answers'>,
    chance: Chance,
    isLate: () => boolean = () => false,
  ) {
    this.#session = session;
    this.#answers = scenario.answers ?? [];
    this.#isLate = isLate;
    session.dispatch(startEvent(scenario, chance));
  }

  /** Goes on; answers the effect to perform, or null when the run is over or waits with no fitting answer left. */
  proceed(): Effect | null {
    const session = this.#session;
    while (!isOver(session.state)) {
      const { state } = session;
      if (this.#looksLate(state)) session.dispatch({ type: 'abort', reason: 'deadline' });
      else if (state.status === 'running') session.dispatch(ADVANCE);
      else if (state.status === 'performing') {
        if (!this.#choose(state)) return state.effect;
      } else if (!this.#press(state)) return null;
    }
    return null;
  }

  /** Hands in the answer to the effect and goes on. */
  answer(effect: Effect, answer: EffectAnswer): Effect | null {
    this.#session.dispatch({ type: 'answer', effect: effect.id, answer });
    return this.proceed();
  }

  /** Presses what the scenario says next; false if it says nothing for this screen, or the press was refused. */
  #press(state: RunState): boolean {
    const session = this.#session;
    const answer = this.#answers[this.#answered];
    if (answer === undefined || !isPress(answer) || !isFor(answer, session.env, state)) {
      return false;
    }
    this.#answered += 1;
    session.dispatch(pressEvent(answer.press, answer.form ?? {}, answer.delayMs));
    return session.state !== state;
  }

  /** Chooses how a simulated step turns out: as the scenario says next, else as it turns out by itself. */
  #choose(state: RunState): boolean {
    const session = this.#session;
    const chosen = choiceIn(session.env, state, this.#answers[this.#answered]);
    if (chosen === null) return false;
    if (chosen.answered) this.#answered += 1;
    session.dispatch(chosen.event);
    return session.state !== state;
  }

  /**
   * Asks the watchdog, which costs as much as a small move, after every few of those; and after every large one, since
   * a few of them can take seconds in a hostile flow.
   */
  #looksLate({ weight }: RunState): boolean {
    this.#unseen += 1;
    if (this.#unseen < MOVES_PER_LOOK && weight - this.#weight < WEIGHT_PER_LOOK) return false;
    this.#unseen = 0;
    this.#weight = weight;
    return this.#isLate();
  }
}

/** All moves but a few begin with it, and a run keeps what each began with. */
const ADVANCE: RunEvent = { type: 'advance' };

/** How many moves, or how many characters more in state and trace, may pass between two looks at the watchdog. */
const MOVES_PER_LOOK = 16;
const WEIGHT_PER_LOOK = 10_000;

/** A button pressed, by a scenario after a time on the run's clock. */
export function pressEvent(button: string, form: JsonObject, delayMs = 0): RunEvent {
  return { type: 'press', button, form, ...(delayMs > 0 && { elapsedMs: delayMs }) };
}

/** Whether an answer of a scenario is for the step that a run is at. */
export function isFor(answer: Answer, env: Env, state: RunState): boolean {
  const step = stepAt(env, state);
  return step !== undefined && (answer.step === step.id || answer.step === step.name);
}

/** The answer to a choice that is due: the scenario's if its next one is for it, else the initial one; null: no choice. */
export function choiceIn(
  env: Env,
  state: RunState,
  next: Answer | undefined,
): { readonly event: RunEvent; readonly answered: boolean } | null {
  const { effect } = state;
  if (effect?.type !== 'choice') return null;
  const own = next !== undefined && isOutcome(next) && isFor(next, env, state) ? next : null;
  const outcome = own?.outcome ?? effect.request.initial;
  return {
    event: { type: 'answer', effect: effect.id, answer: { type: 'outcome', outcome } },
    answered: own !== null,
  };
}

/** The event a scenario begins with. */
export function startEvent(
  scenario: Pick<Scenario, 'now' | 'seed' | 'request'>,
  chance: Chance,
): RunEvent & { type: 'start' } {
  const { form, client, cookies, tenant, session, context } = scenario.request ?? {};
  const request: { -readonly [Field in keyof RunRequest]: RunRequest[Field] } = {};
  if (form !== undefined) request.form = form;
  if (client !== undefined) request.client = client;
  if (cookies !== undefined) request.cookies = cookies;
  if (tenant !== undefined) request.tenant = tenant;
  if (context !== undefined) request.context = context;
  if (session !== undefined) {
    const { state, user, claims } = session;
    request.session = {
      state,
      ...(user !== undefined && { user }),
      ...(claims !== undefined && { claims }),
    };
  }
  return {
    type: 'start',
    now: scenario.now === undefined ? chance.now() : timeOf(scenario.now),
    seed: (scenario.seed ?? chance.seed()) | 0,
    request,
  };
}

const TIMES_LIMIT = 1_000;
const times = new Map<string, number>();

/** Milliseconds since 1970. Remembered: a suite reads the same few times over and over, and each costs as much as a step. */
function timeOf(text: string): number {
  const known = times.get(text);
  if (known !== undefined) return known;
  const time = Date.parse(text);
  if (times.size >= TIMES_LIMIT) times.clear();
  times.set(text, time);
  return time;
}
