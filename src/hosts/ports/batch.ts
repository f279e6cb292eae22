import type { Flow } from '../../core/document/schema.ts';
import type { ExpectationFailure } from '../../core/scenario/expect.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { RunSummary } from '../session/run-result.ts';
import type { World } from './workspace.ts';

/** Scenarios of a flow to run one after another, without showing anything on the way. */
export interface Batch {
  readonly flow: Flow;
  readonly scenarios: readonly Scenario[];
  /** The flows it may enter, besides those its document brings along. */
  readonly others?: readonly Flow[];
  /** Users and mocks of scenarios that bring none. */
  readonly world: World;
  /** Shared secrets by name, for steps that check tokens. They go no further than the worker. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** What a scenario of a batch came to. */
export type ScenarioRun =
  | {
      readonly type: 'ran';
      readonly name: string;
      readonly summary: RunSummary;
      /** What of its expectations does not hold; empty: it passed. */
      readonly failures: readonly ExpectationFailure[];
    }
  /** It could not begin: its users contradict each other. */
  | { readonly type: 'unreadable'; readonly name: string; readonly message: string };

/** How far a batch is, in scenarios. */
export interface BatchProgress {
  readonly done: number;
  readonly total: number;
}

/** What whoever asks for a batch may say beyond it. */
export interface BatchOptions {
  /** Cancels: the batch then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
}
