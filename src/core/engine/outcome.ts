import type { Json, JsonObject } from '../json.ts';
import type { HttpAnswer, HttpRequest } from '../mocks/http.ts';
import type { Match } from '../users/overlay.ts';
import type { User } from '../users/user.ts';

/** A typed change a step asks for. The engine applies operations in order and writes them into the trace. */
export type Operation =
  | { readonly type: 'set'; readonly path: string; readonly value: Json | undefined }
  /** Sets `to` to what stands at `from`; leaves it as it is, with a warning, where nothing does. */
  | { readonly type: 'copy'; readonly from: string; readonly to: string }
  | { readonly type: 'user.put'; readonly user: User; readonly matchedBy?: Match }
  | {
      readonly type: 'session.start';
      readonly userId: string;
      readonly firstSeen: boolean;
      readonly amr: readonly string[];
    }
  | { readonly type: 'claims.merge'; readonly claims: JsonObject };

/** A named error: its type routes it, code and description are the API's vocabulary (facts/descope.md §9.4). */
export interface StepError {
  readonly type: string;
  readonly code?: string;
  readonly description?: string;
  readonly message: string;
}

/** What an end user sees while a run waits: plain data, everything dynamic already rendered. */
export type ScreenView = {
  readonly title: string;
  readonly components: readonly JsonObject[];
};

/** What a step wants done outside: data only; a host performs it and answers. */
export type EffectRequest = { readonly type: 'http'; readonly request: HttpRequest };

/** What comes back to a step that waited: a button pressed on its screen, or the answer to its effect. */
export type Signal =
  | { readonly type: 'press'; readonly button: string; readonly form: JsonObject }
  | { readonly type: 'answer'; readonly answer: HttpAnswer };

/** What a step decides. Executors declare `Outcome<NoInfer<Port>>`, so a mistyped port fails to compile. */
export type Outcome<Port extends string = string> =
  /** Leave by a port. */
  | {
      readonly type: 'go';
      readonly port: Port;
      readonly operations?: readonly Operation[];
      readonly why: string;
    }
  /** Show a screen and wait for a person. */
  | { readonly type: 'wait'; readonly view: ScreenView; readonly why: string }
  /** Ask the host for something; `resume` gets the answer. */
  | { readonly type: 'perform'; readonly effect: EffectRequest; readonly why: string }
  /** A named error: its handling decides the way out. Operations are applied all the same. */
  | {
      readonly type: 'fail';
      readonly error: StepError;
      readonly operations?: readonly Operation[];
    }
  /** The flow is over. */
  | { readonly type: 'finish'; readonly operations?: readonly Operation[]; readonly why: string }
  /** The signal makes no sense here: nothing happens, and the trace says why. Only from `resume`. */
  | { readonly type: 'reject'; readonly why: string };
