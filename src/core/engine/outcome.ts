import type { Json, JsonObject } from '../json.ts';
import type { HttpAnswer, HttpRequest } from '../mocks/http.ts';
import type { Match } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import type { ValueRow } from '../values/row-schema.ts';
import type { ScriptAnswer, ScriptRequest } from './script.ts';
import type { CookieNames } from './state.ts';

/** A typed change a step asks for. The engine applies operations in order and writes them into the trace. */
export type Operation =
  | { readonly type: 'set'; readonly path: string; readonly value: Json | undefined }
  /** Sets `to` to what stands at `from`; leaves it as it is, with a warning, where nothing does. */
  | { readonly type: 'copy'; readonly from: string; readonly to: string }
  /** Sets `to` to what a row stands for once the operations before it are done; otherwise as `copy`. */
  | { readonly type: 'fill'; readonly row: ValueRow; readonly to: string }
  | { readonly type: 'user.put'; readonly user: User; readonly matchedBy?: Match }
  | {
      readonly type: 'session.start';
      /** Null: a session without a user (Descope docs, "End action": return token without authentication). */
      readonly userId: string | null;
      readonly firstSeen: boolean;
      readonly amr: readonly string[];
    }
  /** The session is over: no token is handed out. `user.*` shows its user all the same. */
  | { readonly type: 'session.end' }
  | {
      readonly type: 'claims.merge';
      readonly claims: JsonObject;
      /** Seconds the refresh token lives from now on, instead of the flow's setting. */
      readonly refreshLifetime?: number;
    }
  /** `user.*` shows this user from now on, also where no session has started (Load User). */
  | { readonly type: 'user.load'; readonly userId: string }
  /** The next session is one of a person who stepped up: `su` is true; the one under way, if it is assumed to be. */
  | { readonly type: 'session.step-up' }
  /** Keeps something between steps that no dynamic value can read, such as a one-time code; undefined forgets it. */
  | { readonly type: 'remember'; readonly key: string; readonly value: Json | undefined }
  | { readonly type: 'message.send'; readonly message: Message }
  | { readonly type: 'audit.add'; readonly event: AuditEvent }
  /** What the app gets from the flow besides tokens (Descope docs, "End action": flow outputs). */
  | { readonly type: 'output.set'; readonly key: string; readonly value: Json }
  /** The cookies that the tokens are kept in (Descope docs, "End action"). */
  | { readonly type: 'cookies.name'; readonly names: CookieNames };

/** A message that a person would get. It is delivered nowhere: the trace holds it, and the page shows it. */
export type Message = {
  readonly channel: 'email' | 'sms' | 'whatsapp' | 'voice' | 'push';
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  /** The one-time code in it. */
  readonly code?: string;
};

/** A line of the audit trail (Descope docs, "Generate Audit Event"). */
export type AuditEvent = {
  readonly action: string;
  readonly type: 'info' | 'warn' | 'error';
  readonly data: JsonObject;
};

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
export type EffectRequest =
  | { readonly type: 'http'; readonly request: HttpRequest }
  | { readonly type: 'script'; readonly request: ScriptRequest }
  | { readonly type: 'choice'; readonly request: ChoiceRequest }
  | { readonly type: 'verify'; readonly request: VerifyRequest };

/** Something Flowmint does not do itself: the scenario or a person chooses how it turns out. */
export type ChoiceRequest = {
  /** Completes "How does … turn out?". */
  readonly what: string;
  readonly outcomes: readonly { readonly id: string; readonly label: string }[];
  /** Taken where nobody chooses. */
  readonly initial: string;
  /** Set where a person is not asked, since it nearly always turns out the same: a scenario can still choose. */
  readonly unasked?: boolean;
};

/** A JWT to check: its signature, then its times and what else is expected of it (RFC 7519 §7.2). */
export type VerifyRequest = {
  readonly token: string;
  readonly key:
    /** JWKS text (RFC 7517 §5). */
    | { readonly type: 'jwks'; readonly jwks: string }
    /** Name of a shared secret in the host's vault. */
    | { readonly type: 'secret'; readonly name: string };
  readonly issuer?: string;
  readonly audience?: string;
  /** The run's clock, in milliseconds since 1970. */
  readonly now: number;
};

/** What checking a JWT came to. `expired`: everything else about it holds. */
export type VerifyAnswer =
  | { readonly type: 'verified'; readonly claims: JsonObject }
  | { readonly type: 'refused'; readonly reason: 'invalid' | 'expired'; readonly message: string };

/** The answer to an effect; which of them, its type tells. */
export type EffectAnswer =
  | HttpAnswer
  | ScriptAnswer
  | VerifyAnswer
  | { readonly type: 'outcome'; readonly outcome: string };

/** What comes back to a step that waited: a button pressed on its screen, or the answer to the effect it asked for. */
export type Signal =
  | { readonly type: 'press'; readonly button: string; readonly form: JsonObject }
  | {
      readonly type: 'answer';
      readonly answer: EffectAnswer;
      /** What it answers: a step that asks for several one after another tells by it where it stands. */
      readonly effect: EffectRequest;
    };

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
  | {
      readonly type: 'perform';
      readonly effect: EffectRequest;
      readonly operations?: readonly Operation[];
      readonly why: string;
    }
  /** A named error: its handling decides the way out. Operations are applied all the same. */
  | {
      readonly type: 'fail';
      readonly error: StepError;
      readonly operations?: readonly Operation[];
      /** What led to it; left out: the error's message says so. */
      readonly why?: string;
    }
  /** Goes on in another flow of the library; its ends and its unwired ports come back as ports of this step. */
  | {
      readonly type: 'enter';
      readonly flow: string;
      /** What the flow reads as `subflowInput`. */
      readonly input: JsonObject;
      readonly why: string;
    }
  /** The flow is over. */
  | { readonly type: 'finish'; readonly operations?: readonly Operation[]; readonly why: string }
  /** The signal makes no sense here: nothing happens, and the trace says why. Only from `resume`. */
  | { readonly type: 'reject'; readonly why: string };
