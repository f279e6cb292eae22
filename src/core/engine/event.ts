import type { JsonObject } from '../json.ts';
import type { HttpAnswer } from '../mocks/http.ts';

/** What the app and the browser bring along. */
export type RunRequest = {
  readonly form?: JsonObject;
  readonly client?: JsonObject;
  readonly cookies?: JsonObject;
  readonly tenant?: string;
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
  /** A person presses a button of the screen shown. */
  | { readonly type: 'press'; readonly button: string; readonly form: JsonObject }
  /** The answer to the effect with this id. */
  | { readonly type: 'answer'; readonly effect: number; readonly answer: HttpAnswer }
  /** The host gives up: its watchdog fired, or a person cancelled. */
  | { readonly type: 'abort'; readonly reason: 'deadline' | 'cancelled' };
