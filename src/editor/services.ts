import type { Flow } from '../core/document/schema.ts';
import type { Effect } from '../core/engine/state.ts';
import type { HttpAnswer } from '../core/mocks/http.ts';
import type { Mock } from '../core/mocks/mock.ts';
import type { Problem } from '../core/problem.ts';
import type { UserInput } from '../core/users/user.ts';
import type { Signer } from '../hosts/keys/signer.ts';
import type { RunSession } from '../hosts/session/run-session.ts';

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
  list(): Promise<readonly FlowEntry[]>;
  load(id: string): Promise<StoredFlow | undefined>;
  save(flow: Flow, basedOn: number): Promise<Saved>;
  remove(id: string): Promise<void>;
  loadWorld(): Promise<World>;
  saveWorld(world: World): Promise<void>;
  /** What was open last, to go back to. */
  lastOpened(): Promise<string | undefined>;
  setLastOpened(id: string): Promise<void>;
  /** Tells of saves by other tabs. Answers how to stop listening. */
  onExternalSave(listener: (id: string, revision: number) => void): () => void;
}

/** A template of the gallery. */
export interface Template {
  /** File name without its ending. */
  readonly id: string;
  readonly flow: Flow;
}

/** How interactive requests are answered: through the service worker (visible in the network tools), or directly. */
export type HttpMode = 'service-worker' | 'direct';

/** Everything outside that the editor needs; `app/web` wires it, tests bring their own. */
export interface Services {
  readonly workspace: Workspace;
  templates(): Promise<readonly Template[]>;
  /** Signs with the key that stays on this machine. */
  signer(): Promise<Signer>;
  perform(effect: Effect, session: RunSession): Promise<HttpAnswer>;
  httpMode(): Promise<HttpMode>;
  findProblems(flow: Flow): Promise<readonly Problem[]>;
  saveFile(name: string, text: string): Promise<void>;
  /** The text of a file a person chose; undefined if none was. */
  openFile(): Promise<{ readonly name: string; readonly text: string } | undefined>;
  now(): number;
  /** A 32-bit integer by chance. */
  seed(): number;
}
