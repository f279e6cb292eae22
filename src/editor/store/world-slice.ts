import type { StateCreator } from 'zustand';
import type { World } from '../services.ts';
import { withEntry } from './document-slice.ts';
import type { HistoryEntry } from './document-slice.ts';
import type { EditorState } from './store.ts';

/** Users and mocks of runs whose scenario brings none of its own (product.md: "Users of a run"). */
export interface WorldSlice {
  readonly world: World;
  /** Every edit goes through here: it is undone in its turn among the edits of the flow. */
  readonly editWorld: (world: World, label: string) => void;
  /** Takes the world as another tab left it. Undo would take that back too, so earlier edits stay as they are. */
  readonly setWorld: (world: World) => void;
}

export const createWorldSlice: StateCreator<EditorState, [], [], WorldSlice> = (set, get) => ({
  world: { users: [], mocks: [] },
  editWorld(next, label) {
    const { flow, world, past } = get();
    set({
      world: next,
      past: withEntry(past, { flow, label, world }),
      future: [],
      merging: null,
    });
  },
  setWorld(world) {
    const { past, future } = get();
    set({ world, past: past.filter(isOfFlow), future: future.filter(isOfFlow) });
  },
});

function isOfFlow({ world }: HistoryEntry): boolean {
  return world === undefined;
}
