import type { Json, JsonObject } from '../json.ts';
import type { CustomClaim, Session } from '../tokens/session.ts';
import type { Overlay } from '../users/overlay.ts';
import type { EffectRequest, ScreenView, StepError } from './outcome.ts';

/** A flow that was entered from another one. */
export type Frame = {
  /** The step of the outer flow that entered it. */
  readonly step: string;
  /** Id of the flow entered. */
  readonly flow: string;
  /** What it reads as `subflowInput`. */
  readonly input: JsonObject;
};

/** A session that the request brought along. Expired ones are kept: their claims are never shown as valid. */
export type ExistingSession = {
  readonly state: 'valid' | 'expired';
  readonly userId: string | null;
  readonly claims: JsonObject;
};

/** What only some runs need, in one piece, so that a move that leaves it alone copies nothing. */
export type Extra = {
  /** Context roots that are neither the steps' own nor worked out: `riskInfo`, `sentTo`, `deviceInfo`, … */
  readonly facts: JsonObject;
  /** What kinds keep between steps and no dynamic value can read. */
  readonly memory: JsonObject;
  /** The flows entered, outermost first; the last is the one whose steps run. */
  readonly stack: readonly Frame[];
  /** The same when the last screen was shown: an error goes back there. */
  readonly screenStack: readonly Frame[];
  readonly existing: ExistingSession | null;
  /** User ID of whom Load User loaded. */
  readonly loaded: string | null;
  /** Whether the person stepped up: `next`, with the next sign-in; `yes`, in the session under way and any to come. */
  readonly steppedUp: 'no' | 'next' | 'yes';
  /** How long refresh tokens live and the step that said so; null: as long as the flow's settings say. */
  readonly refreshLifetime: { readonly seconds: number; readonly step: string } | null;
  /** Custom Claims that wait for a session. */
  readonly earlyClaims: { readonly [claim: string]: CustomClaim };
  /** What the app gets besides tokens. */
  readonly outputs: JsonObject;
  /** What the End renames the tokens' cookies to; null: their names are as ever. */
  readonly cookieNames: CookieNames | null;
};

/** Names of the cookies that tokens are kept in. */
export type CookieNames = { readonly session: string; readonly refresh: string };

/** Where a run stands. `ready`: not started; `running`: another `advance` is due. */
export type Status = 'ready' | 'running' | 'waiting' | 'performing' | 'completed' | 'failed';

/** What the steps have written so far, by root. `user`, `unauthUser`, `authInfo` and `inputs` are worked out on reading. */
export type Context = {
  readonly form: JsonObject;
  readonly connectors: JsonObject;
  readonly scripts: JsonObject;
  readonly client: JsonObject;
  readonly cookies: JsonObject;
  readonly tenant: Json;
};

/** A named error with the step it happened in. */
export type RunError = StepError & { readonly step: string | null };

/** An effect that was asked for: answered by the event with the same id. */
export type Effect = EffectRequest & {
  readonly id: number;
  readonly step: string;
  /** Handles of the tokens the request may hold: the host replaces them by raw tokens where it leaves. */
  readonly tokens: readonly string[];
};

/** An effect that is an HTTP request. */
export type HttpEffect = Effect & { readonly type: 'http' };

/** Everything a run is, as small plain JSON. The trace is not in it. */
export interface RunState {
  readonly status: Status;
  /** The step to execute, waiting or performing; null before the start and after an End. */
  readonly step: string | null;
  /** Steps executed so far, counted against the budget. */
  readonly taken: number;
  /** Milliseconds since 1970 on the run's clock. */
  readonly clock: number;
  /** State of the run's chance. */
  readonly random: number;
  readonly context: Context;
  readonly overlay: Overlay;
  readonly extra: Extra;
  readonly session: Session | null;
  /** The last screen shown, and the error it has to show. */
  readonly screen: string | null;
  readonly notice: RunError | null;
  readonly view: ScreenView | null;
  readonly effect: Effect | null;
  /** How many effects and tokens there have been: their ids. */
  readonly effects: number;
  readonly tokens: number;
  /** Characters written so far, counted against what a run may hold. */
  readonly weight: number;
  readonly error: RunError | null;
}

/** The state before the start. */
export const READY: RunState = {
  status: 'ready',
  step: null,
  taken: 0,
  clock: 0,
  random: 0,
  context: { form: {}, connectors: {}, scripts: {}, client: {}, cookies: {}, tenant: null },
  overlay: [],
  extra: {
    facts: {},
    memory: {},
    stack: [],
    screenStack: [],
    existing: null,
    loaded: null,
    steppedUp: 'no',
    refreshLifetime: null,
    earlyClaims: {},
    outputs: {},
    cookieNames: null,
  },
  session: null,
  screen: null,
  notice: null,
  view: null,
  effect: null,
  effects: 0,
  tokens: 0,
  weight: 0,
  error: null,
};

/** Whether nothing can happen to the run any more. */
export function isOver(state: RunState): boolean {
  return state.status === 'completed' || state.status === 'failed';
}
