import type { Settable } from '../../analysis/settable-at.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { Problem } from '../../core/problem.ts';
import type { MadeExport } from '../../formats/descope/files/make-export.ts';
import type { RawFile, ReadExport } from '../../formats/descope/files/read-exports.ts';
import type { SigningKey } from '../../hosts/keys/signer.ts';
import type { Batch, BatchProgress, ScenarioRun } from '../../hosts/ports/batch.ts';

/** What the worker can be asked for: what goes in, what comes out, what is said on the way. */
export type Jobs = {
  'make-key': { readonly input: null; readonly output: SigningKey; readonly progress: never };
  'find-problems': {
    readonly input: { readonly flow: Flow; readonly others: readonly Flow[] };
    readonly output: readonly Problem[];
    readonly progress: never;
  };
  'settable-at': {
    readonly input: { readonly flow: Flow; readonly step: string };
    readonly output: readonly Settable[];
    readonly progress: never;
  };
  'run-script': {
    readonly input: ScriptRequest;
    readonly output: ScriptAnswer;
    readonly progress: never;
  };
  explore: {
    readonly input: Pick<Batch, 'flow' | 'secrets'> & { readonly others: readonly Flow[] };
    readonly output: readonly Scenario[];
    readonly progress: BatchProgress;
  };
  'read-exports': {
    readonly input: readonly RawFile[];
    readonly output: readonly ReadExport[];
    /** How many flows of how many are done. */
    readonly progress: BatchProgress;
  };
  'make-export': {
    readonly input: Flow;
    readonly output: MadeExport;
    readonly progress: never;
  };
  'run-batch': {
    readonly input: Batch;
    readonly output: readonly ScenarioRun[];
    readonly progress: BatchProgress;
  };
};

export type JobName = keyof Jobs;

/** Asks for a job. Everything about it goes through a port of its own; a message from the asker cancels. */
export type JobMessage<N extends JobName> = {
  readonly job: N;
  readonly input: Jobs[N]['input'];
  readonly port: MessagePort;
};

/** What the worker says about a job, on its port. */
export type JobReply<N extends JobName> =
  | { readonly type: 'progress'; readonly progress: Jobs[N]['progress'] }
  | { readonly type: 'done'; readonly output: Jobs[N]['output'] }
  | { readonly type: 'failed'; readonly message: string };
