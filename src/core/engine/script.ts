import type { Json, JsonObject } from '../json.ts';

/** A script to run: the body of a function, its arguments by name, and the time and chance it may see. */
export type ScriptRequest = {
  readonly code: string;
  readonly args: JsonObject;
  /** Arguments that are undefined. */
  readonly unset?: readonly string[];
  /** The run's clock, in milliseconds since 1970. */
  readonly now: number;
  /** A 32-bit integer that all of the script's chance comes from. */
  readonly seed: number;
};

/** What a script came to. Lines and columns count from 1 within its own code. */
export type ScriptAnswer = (
  | {
      readonly type: 'result';
      /** Left out where it returned nothing. */
      readonly value?: Json;
      readonly logs?: readonly string[];
    }
  | {
      readonly type: 'error';
      readonly message: string;
      readonly line?: number;
      readonly column?: number;
      /** Set where a limit of the sandbox ended it: work, time, memory, depth or size. */
      readonly limited?: true;
      readonly logs?: readonly string[];
    }
) & {
  /** Set where the clock, the time zone or chance was asked, so that `script-clock` decided something. */
  readonly usesClock?: true;
};
