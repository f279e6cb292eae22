import type { AssumptionId } from '../assumptions/table.ts';
import type { Json, JsonObject } from '../json.ts';
import type { UnsignedToken } from '../tokens/session.ts';
import type { UserChange } from '../users/overlay.ts';
import type { RunRequest } from './event.ts';
import type { Handling } from '../kind/error-handling.ts';
import type { AuditEvent, EffectAnswer, Message, ScreenView } from './outcome.ts';
import type { Effect, RunError } from './state.ts';

/** A path that was read, with what stood there (left out where nothing did). */
export type TracedRead = { readonly path: string; readonly value?: Json };

/** A path that was written; no value: it was cleared. */
export type TracedWrite = { readonly path: string; readonly value?: Json };

/** What every entry about a step says. `n` counts the steps executed; `at` is the run's clock in milliseconds. */
export type StepEntryBase = {
  readonly n: number;
  readonly at: number;
  readonly step: string;
  readonly kind: string;
  /** In a flow that was entered: the steps that entered it, outermost first. */
  readonly within?: readonly string[];
  readonly reads: readonly TracedRead[];
  readonly why: string;
  readonly warnings?: readonly string[];
  /** The assumptions that decided something here. */
  readonly assumptions?: readonly AssumptionId[];
};

/** One line of what happened. The host appends the entries of each move; together they are the trace. */
export type TraceEntry =
  | {
      readonly type: 'start';
      readonly at: number;
      readonly flow: string;
      readonly seed: number;
      readonly request: RunRequest;
      readonly step: string | null;
    }
  /** A screen is shown and the run waits. */
  | (StepEntryBase & {
      readonly type: 'show';
      readonly view: ScreenView;
      readonly notice?: RunError;
    })
  /** Something outside is asked for: an HTTP request, a script, a choice. */
  | (StepEntryBase & { readonly type: 'request'; readonly effect: Effect })
  /** A step is left. */
  | (StepEntryBase & {
      readonly type: 'step';
      readonly writes: readonly TracedWrite[];
      /** The port taken; null for an End, and after an error that no port handles. */
      readonly port: string | null;
      /** The step that comes next; null where the run ends here. */
      readonly to: string | null;
      readonly answer?: EffectAnswer;
      readonly error?: RunError;
      readonly handling?: Handling;
      readonly users?: readonly UserChange[];
      readonly tokens?: readonly UnsignedToken[];
      readonly messages?: readonly Message[];
      readonly audit?: readonly AuditEvent[];
      readonly outputs?: JsonObject;
    })
  /** Another flow is entered. */
  | (StepEntryBase & { readonly type: 'enter'; readonly flow: string; readonly to: string })
  | {
      readonly type: 'end';
      readonly at: number;
      readonly status: 'completed' | 'failed';
      readonly error?: RunError;
      /** Those that ended it. */
      readonly assumptions?: readonly AssumptionId[];
    }
  /** An event that made no sense in the state it met: nothing happened. */
  | { readonly type: 'ignored'; readonly at: number; readonly event: string; readonly why: string };
