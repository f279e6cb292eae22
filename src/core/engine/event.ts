import type { JsonObject } from '../json.ts';
import type { EffectAnswer } from './outcome.ts';

/** What the app and the browser bring along. */
export type RunRequest = {
  readonly form?: JsonObject;
  readonly client?: JsonObject;
  readonly cookies?: JsonObject;
  readonly tenant?: string;
  /** The Descope session the person brings along. */
  readonly session?: RequestSession;
  /** What else stands in the context at the start, by root: `deviceInfo`, `geo`, `lastAuth`, … */
  readonly context?: JsonObject;
};

/** A session that began before this flow. */
export type RequestSession = {
  readonly state: 'valid' | 'expired';
  /** A login ID of the user it belongs to; left out: `sub` of the claims says it. */
  readonly user?: string;
  /** The claims of its session token; what is left out is made up from the user and the flow's settings. */
  readonly claims?: JsonObject;
};

/**
 * Everything that can happen to a run, as data. The log of a run's events replays it exactly: what a host decides
 * (time, seed, answers, giving up) enters only here.
 */
export type RunEvent =
  /** Begins. `now` in milliseconds since 1970, `seed` a 32-bit integer. */
  | {
      readonly type: 'start';
      readonly now: number;
      readonly seed: number;
      readonly request: RunRequest;
    }
  /** Executes one step. */
  | { readonly type: 'advance' }
  /** A person presses a button of the screen shown, `elapsedMs` on the run's clock after it was. */
  | {
      readonly type: 'press';
      readonly button: string;
      readonly form: JsonObject;
      readonly elapsedMs?: number;
    }
  /** The answer to the effect with this id. */
  | { readonly type: 'answer'; readonly effect: number; readonly answer: EffectAnswer }
  /** The host gives up: its watchdog fired, or a person cancelled. */
  | { readonly type: 'abort'; readonly reason: 'deadline' | 'cancelled' };
