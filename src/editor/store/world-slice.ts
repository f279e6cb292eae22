import type { StateCreator } from 'zustand';
import type { World } from '../services.ts';
import type { EditorState } from './store.ts';

/** Users and mocks of runs whose scenario brings none of its own (product.md: "Users of a run"). */
export interface WorldSlice {
  readonly world: World;
  readonly setWorld: (world: World) => void;
}

export const createWorldSlice: StateCreator<EditorState, [], [], WorldSlice> = (set) => ({
  world: { users: [], mocks: [] },
  setWorld: (world) => set({ world }),
});
