import type { Settable } from '../analysis/settable-at.ts';
import type { Flow } from '../core/document/schema.ts';
import type { EffectAnswer } from '../core/engine/outcome.ts';
import type { Tools } from '../core/engine/tools.ts';
import type { Effect } from '../core/engine/state.ts';
import type { Scenario } from '../core/scenario/schema.ts';
import type { Problem } from '../core/problem.ts';
import type { MadeExport } from '../formats/descope/files/make-export.ts';
import type { ImportProgress, RawFile, ReadExport } from '../formats/descope/files/read-exports.ts';
import type { Batch, BatchOptions, ScenarioRun } from '../hosts/ports/batch.ts';
import type { HttpMode } from '../hosts/ports/http-mode.ts';
import type { Signer } from '../hosts/keys/signer.ts';
import type { Vault } from '../hosts/ports/vault.ts';
import type { Workspace } from '../hosts/ports/workspace.ts';
import type { RunSession } from '../hosts/session/run-session.ts';

export type { Batch, BatchOptions, ScenarioRun } from '../hosts/ports/batch.ts';
export type { HttpMode } from '../hosts/ports/http-mode.ts';
export type { FlowEntry, StoredFlow, World, Workspace } from '../hosts/ports/workspace.ts';

export type { MadeExport } from '../formats/descope/files/make-export.ts';
export type { ImportProgress, RawFile, ReadExport } from '../formats/descope/files/read-exports.ts';

/** A file a person chose, before anything of it is read. What lies in a folder has the folder before its name. */
export interface ChosenFile {
  readonly name: string;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

interface Cancellable {
  readonly signal?: AbortSignal;
}

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
  /** What dynamic values can read at a step, found off the page's thread. */
  settableAt(flow: Flow, step: string, options?: Cancellable): Promise<readonly Settable[]>;
  /** Runs scenarios off the page's thread. */
  runBatch(batch: Batch, options?: BatchOptions): Promise<readonly ScenarioRun[]>;
  /** Tries a flow out, off the page's thread: scenarios that together take every port any run took. */
  findScenarios(flow: Flow, options?: BatchOptions): Promise<readonly Scenario[]>;
  /** Reads exports of Descope, and documents among them, off the page's thread. Nothing is opened or kept yet. */
  readExports(
    files: readonly RawFile[],
    options?: Cancellable & { readonly onProgress?: (progress: ImportProgress) => void },
  ): Promise<readonly ReadExport[]>;
  /** Exports a document for Descope, off the page's thread. */
  makeExport(flow: Flow, options?: Cancellable): Promise<MadeExport>;
  saveFile(name: string, content: string | Uint8Array): Promise<void>;
  /** The files a person chose; none if they changed their mind. */
  openFiles(): Promise<readonly ChosenFile[]>;
  now(): number;
  /** A 32-bit integer by chance. */
  seed(): number;
}
