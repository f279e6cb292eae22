import type { Flow } from '../../core/document/schema.ts';
import type { Mock } from '../../core/mocks/mock.ts';
import type { UserInput } from '../../core/users/user.ts';

/** A flow of the workspace, as a list shows it. */
export interface FlowEntry {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** The made-up world of runs whose scenario brings none of its own. */
export interface World {
  readonly users: readonly UserInput[];
  readonly mocks: readonly Mock[];
}

/** Where a flow lives in the workspace, with the revision that a save has to be based on. */
export interface StoredFlow {
  readonly flow: Flow;
  readonly revision: number;
}

/** What came of a save: a conflict means that another tab saved a newer revision, which is handed back. */
export type Saved =
  | { readonly type: 'saved'; readonly revision: number }
  | { readonly type: 'conflict'; readonly theirs: StoredFlow };

/** The workspace: flows that survive a reload, and who else changes them. */
export interface Workspace {
  /** The latest changed first. */
  list(): Promise<readonly FlowEntry[]>;
  load(id: string): Promise<StoredFlow | undefined>;
  /**
   * Keeps a flow under its id.
   *
   * @param basedOn the revision that was edited; 0 for a flow the workspace does not have yet
   */
  save(flow: Flow, basedOn: number): Promise<Saved>;
  /**
   * Keeps a flow whose page is being left and can wait for nothing: the next visit finishes the save. A
   * {@link Workspace.save} that gets done after all makes it void.
   */
  leave(flow: Flow, basedOn: number): void;
  /** Forgets a flow and the secrets of its connectors. */
  remove(id: string): Promise<void>;
  loadWorld(): Promise<World>;
  saveWorld(world: World): Promise<void>;
  /** What was open last, to go back to: in this tab if it was reloaded, else in any. */
  lastOpened(): Promise<string | undefined>;
  setLastOpened(id: string): Promise<void>;
  /** Tells of saves by other tabs. Answers how to stop listening. */
  onExternalSave(listener: (id: string, revision: number) => void): () => void;
  /** Tells of worlds saved by other tabs. Answers how to stop listening. */
  onExternalWorld(listener: (world: World) => void): () => void;
}
