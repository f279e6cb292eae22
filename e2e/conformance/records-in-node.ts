import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cache, root } from '../../.scripts/paths.mjs';
import type { ConformanceCase } from '../../src/hosts/conformance/case.ts';
import type { recordRun } from './record-run.ts';

/** Runs cases in Node, from a bundle: the sandbox of Scriptlets holds files that only a build puts in. */
export async function recordsInNode(cases: readonly ConformanceCase[]): Promise<readonly string[]> {
  const outDir = join(cache, 'conformance-in-node');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'e2e/conformance/record-run.ts',
      target: 'node20',
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'record-run.mjs', codeSplitting: false } },
    },
  });
  const bundle: { recordRun: typeof recordRun } = await import(
    pathToFileURL(join(outDir, 'record-run.mjs')).href
  );
  return Promise.all(cases.map(bundle.recordRun));
}
