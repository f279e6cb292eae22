import type { Flow } from '../core/document/schema.ts';
import type { EffectAnswer } from '../core/engine/outcome.ts';
import type { Tools } from '../core/engine/tools.ts';
import type { Effect } from '../core/engine/state.ts';
import type { Problem } from '../core/problem.ts';
import type { Batch, BatchOptions, ScenarioRun } from '../hosts/ports/batch.ts';
import type { HttpMode } from '../hosts/ports/http-mode.ts';
import type { Signer } from '../hosts/keys/signer.ts';
import type { Vault } from '../hosts/ports/vault.ts';
import type { Workspace } from '../hosts/ports/workspace.ts';
import type { RunSession } from '../hosts/session/run-session.ts';

export type { Batch, BatchOptions, ScenarioRun } from '../hosts/ports/batch.ts';
export type { HttpMode } from '../hosts/ports/http-mode.ts';
export type { FlowEntry, StoredFlow, World, Workspace } from '../hosts/ports/workspace.ts';

/** A template of the gallery. */
export interface Template {
  /** File name without its ending. */
  readonly id: string;
  readonly flow: Flow;
}

/** Everything outside that the editor needs; `app/web` wires it, tests bring their own. */
export interface Services {
  readonly workspace: Workspace;
  /** Secrets of connectors: on this machine only, outside of documents. */
  readonly vault: Vault;
  templates(): Promise<readonly Template[]>;
  /** Signs with the key that stays on this machine. */
  signer(): Promise<Signer>;
  perform(effect: Effect, session: RunSession): Promise<EffectAnswer>;
  /** What a run of the flow needs and is not part of the page yet: tools of the engine, and the flows it may enter. */
  prepareRun(flow: Flow): Promise<{ readonly tools: Tools; readonly others: readonly Flow[] }>;
  httpMode(): Promise<HttpMode>;
  findProblems(flow: Flow): Promise<readonly Problem[]>;
  /** Runs scenarios off the page's thread. */
  runBatch(batch: Batch, options?: BatchOptions): Promise<readonly ScenarioRun[]>;
  saveFile(name: string, text: string): Promise<void>;
  /** The text of a file a person chose; undefined if none was. */
  openFile(): Promise<{ readonly name: string; readonly text: string } | undefined>;
  now(): number;
  /** A 32-bit integer by chance. */
  seed(): number;
}
