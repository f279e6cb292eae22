import type { Env } from '../../core/engine/env.ts';
import type { RunEvent } from '../../core/engine/event.ts';
import { READY } from '../../core/engine/state.ts';
import type { Effect, RunState } from '../../core/engine/state.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import { transition } from '../../core/engine/transition.ts';

/** One moment of a run: the event that led there, the state after it, and how long the trace was then. */
export interface Moment {
  readonly event: RunEvent;
  readonly state: RunState;
  /** Number of trace entries up to and including this moment's. */
  readonly traced: number;
}

/**
 * A run under way: feeds events to the engine and keeps what came of it. States are shared, so keeping every moment
 * costs little and going back is picking an earlier one.
 */
export class RunSession {
  readonly env: Env;
  readonly moments: Moment[] = [];
  readonly trace: TraceEntry[] = [];
  #state: RunState = READY;

  constructor(env: Env) {
    this.env = env;
  }

  get state(): RunState {
    return this.#state;
  }

  /** The events so far: replaying them gives the same states and the same trace. */
  get log(): readonly RunEvent[] {
    return this.moments.map(({ event }) => event);
  }

  /** Hands one event to the engine; answers the effects it asks for. */
  dispatch(event: RunEvent): readonly Effect[] {
    const [state, effects, entries] = transition(this.env, this.#state, event);
    this.#state = state;
    for (const entry of entries) this.trace.push(entry);
    this.moments.push({ event, state, traced: this.trace.length });
    return effects;
  }

  /** Goes back to just after moment `index` (-1: before the start) and forgets what came later. */
  rewind(index: number): void {
    this.moments.length = Math.max(0, Math.min(index + 1, this.moments.length));
    const last = this.moments.at(-1);
    this.#state = last?.state ?? READY;
    this.trace.length = last?.traced ?? 0;
  }
}

/** Runs an event log again from the beginning. */
export function replay(env: Env, log: readonly RunEvent[]): RunSession {
  const session = new RunSession(env);
  for (const event of log) session.dispatch(event);
  return session;
}
