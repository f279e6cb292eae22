import type { StateCreator } from 'zustand';
import type { Command } from '../../core/commands/command.ts';
import { isNewer } from '../../core/document/is-newer.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Problem } from '../../core/problem.ts';
import type { World } from '../services.ts';
import type { EditorState } from './store.ts';

/** An entry of the history: the document to go back (or forward) to, and what the edit was called. */
export interface HistoryEntry {
  readonly flow: Flow;
  readonly label: string;
  /** Of an edit of the stored world: the world to go back (or forward) to. The document is the same then. */
  readonly world?: World;
}

export interface DocumentSlice {
  readonly flow: Flow;
  /** Edits of the flow and of the stored world, in the order they were made. */
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** The `merge` key of the last edit, while the next one may still join it. */
  readonly merging: string | null;
  readonly problems: readonly Problem[];
  /** Read-only documents (made by a newer version) refuse edits. */
  readonly readOnly: boolean;
  /** Every edit goes through here: it records history. A run keeps to the document it began with. */
  readonly apply: (command: Command) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ends merging, so that the next edit is an entry of its own. */
  readonly settle: () => void;
  /** Puts another document in place, with a history of its own; one of a newer version read-only. */
  readonly open: (flow: Flow, readOnly?: boolean) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
}

/** How far back undo goes. */
const HISTORY = 500;

/** The history with one more edit that can be undone. */
export function withEntry(past: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  return [...past.slice(1 - HISTORY), entry];
}

export const createDocumentSlice =
  (first: Flow): StateCreator<EditorState, [], [], DocumentSlice> =>
  (set, get) => ({
    flow: first,
    past: [],
    future: [],
    merging: null,
    problems: [],
    readOnly: isNewer(first),
    apply(command) {
      const { flow, past, merging, readOnly } = get();
      if (readOnly) return;
      const next = command.apply(flow);
      if (next === flow) return;
      const joins = command.merge !== undefined && command.merge === merging;
      set({
        flow: next,
        past: joins ? past : withEntry(past, { flow, label: command.label }),
        future: [],
        merging: command.merge ?? null,
      });
      get().keepSelected(next);
    },
    undo() {
      const { past, future, world } = get();
      const entry = past.at(-1);
      if (entry === undefined) return;
      set({
        flow: entry.flow,
        world: entry.world ?? world,
        past: past.slice(0, -1),
        future: [wayBack(entry, get()), ...future],
        merging: null,
      });
      get().keepSelected(entry.flow);
    },
    redo() {
      const { past, future, world } = get();
      const [entry, ...rest] = future;
      if (entry === undefined) return;
      set({
        flow: entry.flow,
        world: entry.world ?? world,
        past: [...past, wayBack(entry, get())],
        future: rest,
        merging: null,
      });
      get().keepSelected(entry.flow);
    },
    settle: () => set({ merging: null }),
    open(flow, readOnly = isNewer(flow)) {
      const kept = get().viewsKept.find(({ id }) => id === flow.id);
      set({ flow, past: [], future: [], merging: null, problems: [], readOnly, breakpoints: [] });
      get().select([]);
      get().resetRun();
      get().chooseScenario(flow.scenarios?.[0]?.name ?? null);
      // Nothing to inspect and nothing that ran: the canvas has the room for beginnings.
      if (flow.steps.length === 0) get().setView({ rightOpen: false, bottomOpen: false });
      if (kept !== undefined) get().recallView(kept);
    },
    setProblems: (problems) => set({ problems }),
  });

/** What leads back to where one is, once an entry has been gone to. */
function wayBack({ label, world: isOfWorld }: HistoryEntry, state: EditorState): HistoryEntry {
  const { flow, world } = state;
  return isOfWorld === undefined ? { flow, label } : { flow, label, world };
}
