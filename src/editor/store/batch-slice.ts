import type { StateCreator } from 'zustand';
import type { Flow } from '../../core/document/schema.ts';
import type { BatchProgress } from '../../hosts/ports/batch.ts';
import type { ScenarioRun, Services, World } from '../services.ts';
import type { EditorState } from './store.ts';

/** What all scenarios of a flow came to, with what they ran on: later edits make some of it old. */
export interface BatchResults {
  readonly flow: Flow;
  readonly world: World;
  /** In the order of the flow's scenarios. */
  readonly runs: readonly ScenarioRun[];
}

export interface BatchSlice {
  readonly batch: BatchResults | null;
  /** Null while none is under way. */
  readonly batchProgress: BatchProgress | null;
  /** Why the last batch came to nothing. */
  readonly batchError: string | null;
  /** Runs every scenario of the flow off the page's thread. One that is under way is cancelled. */
  runAll(): Promise<void>;
  cancelRunAll(): void;
}

export const createBatchSlice = (
  services: Services,
): StateCreator<EditorState, [], [], BatchSlice> => {
  let cancel = new AbortController();
  return (set, get) => ({
    batch: null,
    batchProgress: null,
    batchError: null,
    async runAll() {
      cancel.abort();
      const mine = new AbortController();
      cancel = mine;
      const { flow, world } = get();
      const scenarios = flow.scenarios ?? [];
      set({ batchProgress: { done: 0, total: scenarios.length }, batchError: null });
      try {
        const runs = await services.runBatch(
          { flow, scenarios, world },
          {
            signal: mine.signal,
            onProgress(batchProgress) {
              if (!mine.signal.aborted) set({ batchProgress });
            },
          },
        );
        if (!mine.signal.aborted) set({ batch: { flow, world, runs }, batchProgress: null });
      } catch (error) {
        if (mine.signal.aborted) return;
        const batchError = error instanceof Error ? error.message : String(error);
        set({ batchProgress: null, batchError });
      }
    },
    cancelRunAll() {
      cancel.abort();
      set({ batchProgress: null });
    },
  });
};
