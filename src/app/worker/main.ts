import { findProblems } from '../../analysis/problems/find-problems.ts';
import { settableAt } from '../../analysis/settable-at.ts';
import { makeExport } from '../../formats/descope/files/make-export.ts';
import { readExports } from '../../formats/descope/files/read-exports.ts';
import { makeSigningKey } from '../../hosts/keys/signer.ts';
import { sharedSandbox } from '../../hosts/sandbox/load-scripts.ts';
import type { Chance } from '../../hosts/session/play.ts';
import { registry } from '../../steps/registry.ts';
import { readEngine } from './read-engine.ts';
import type { JobMessage, JobName } from './jobs.ts';
import { findScenarios } from './find-scenarios.ts';
import { runBatch } from './run-batch.ts';
import { serveJob } from './serve-jobs.ts';
import type { Works } from './serve-jobs.ts';

const chance: Chance = {
  now: () => Date.now(),
  seed: () => crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
};

const works: Works = {
  'make-key': () => makeSigningKey(),
  'find-problems': ({ flow, others }) => findProblems(flow, registry, others),
  'settable-at': ({ flow, step }) => settableAt(flow, registry, step),
  'run-script': async (request) => (await sharedSandbox(readEngine)).run(request),
  explore: (input, control) => findScenarios(input, control, readEngine),
  'read-exports': (files, { report }) =>
    readExports(files, (done, total) => report({ done, total })),
  'make-export': makeExport,
  'run-batch': (batch, control) => runBatch(batch, control, chance, readEngine),
};

self.addEventListener('message', ({ data }: MessageEvent<JobMessage<JobName>>) => {
  void serveJob(works, data);
});
