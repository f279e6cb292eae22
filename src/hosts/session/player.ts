import type { JsonObject } from '../../core/json.ts';
import { isOutcome, isPress } from '../../core/scenario/schema.ts';
import type { Answer, PressAnswer, Scenario } from '../../core/scenario/schema.ts';
import { isOver } from '../../core/engine/state.ts';
import { choiceIn, isFor, pressEvent, startEvent } from './play.ts';
import type { Chance } from './play.ts';
import type { RunSession } from './run-session.ts';
import type { PerformEffect } from './run-scenario.ts';

/** What a step of the player led to. `waiting`: a person, or no fitting answer in the scenario. */
export type Played = 'moved' | 'waiting' | 'over';

/**
 * Plays a run move by move for someone who watches: a page steps it, waits between moves, lets a person type at a
 * screen, and goes back. One move is one event; a request and its answer are two.
 */
export class Player {
  readonly session: RunSession;
  readonly #scenario: Scenario;
  readonly #perform: PerformEffect;
  readonly #chance: Chance;

  constructor(session: RunSession, scenario: Scenario, perform: PerformEffect, chance: Chance) {
    this.session = session;
    this.#scenario = scenario;
    this.#perform = perform;
    this.#chance = chance;
  }

  /**
   * Makes one move. With `answer` false a waiting screen is left to the person; else the scenario's next answer is
   * pressed if it is for that screen. A player that was rewound meanwhile drops the answer of an effect it no longer
   * waits for.
   */
  async move(answer = true): Promise<Played> {
    const { session } = this;
    const { state } = session;
    if (isOver(state)) return 'over';
    if (state.status === 'ready') {
      session.dispatch(startEvent(this.#scenario, this.#chance));
    } else if (state.status === 'performing' && state.effect?.type === 'choice') {
      const decides = answer || state.effect.request.unasked === true;
      const choice = decides ? choiceIn(session.env, state, this.#next()) : null;
      if (choice === null) return 'waiting';
      session.dispatch(choice.event);
    } else if (state.status === 'performing' && state.effect !== null) {
      const { effect } = state;
      const result = await this.#perform(effect, session);
      if (session.state === state)
        session.dispatch({ type: 'answer', effect: effect.id, answer: result });
    } else if (state.status === 'waiting') {
      const next = answer ? this.nextAnswer() : undefined;
      if (next === undefined) return 'waiting';
      return this.press(next.press, next.form ?? {}, next.delayMs) ? 'moved' : 'waiting';
    } else {
      session.dispatch({ type: 'advance' });
    }
    return isOver(session.state) ? 'over' : 'moved';
  }

  /** Chooses how the step that waits for it turns out; false if there is no such outcome. */
  choose(outcome: string): boolean {
    const { session } = this;
    const { state } = session;
    if (state.effect?.type !== 'choice') return false;
    const answer = { type: 'outcome', outcome } as const;
    session.dispatch({ type: 'answer', effect: state.effect.id, answer });
    return session.state !== state;
  }

  /** Presses a button of the screen shown; false if the screen refused it. */
  press(button: string, form: JsonObject, delayMs = 0): boolean {
    const before = this.session.state;
    this.session.dispatch(pressEvent(button, form, delayMs));
    return this.session.state !== before;
  }

  /** The scenario's answer for the screen shown, if the next one unused is for it. */
  nextAnswer(): PressAnswer | undefined {
    const { state, env } = this.session;
    const next = this.#next();
    return next !== undefined && isPress(next) && isFor(next, env, state) ? next : undefined;
  }

  /** The first answer of the scenario that is not used up. */
  #next(): Answer | undefined {
    const answers = this.#scenario.answers ?? [];
    let used = 0;
    this.session.moments.forEach(({ event, state }, i) => {
      const before = this.session.moments[i - 1]?.state;
      if (before === undefined || before === state) return;
      const answer = answers[used];
      const isChosen =
        before.effect?.type === 'choice' &&
        answer !== undefined &&
        isOutcome(answer) &&
        isFor(answer, this.session.env, before);
      if (event.type === 'press' || isChosen) used += 1;
    });
    return answers[used];
  }
}
