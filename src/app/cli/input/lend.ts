import { dirname, join } from 'node:path';
import { readdir } from 'node:fs/promises';
import type { Flow } from '../../../core/document/schema.ts';
import { makeLibrary, makeRunnable } from '../../../core/engine/env.ts';
import type { World } from '../../../core/engine/env.ts';
import { FlowmintError } from '../../../core/error.ts';
import { gatherFlows } from '../../../core/kind/entered-flows.ts';
import { loadScripts } from '../../../hosts/sandbox/load-scripts.ts';
import type { Scripts } from '../../../hosts/sandbox/load-scripts.ts';
import { loadTools } from '../../../hosts/tools/load-tools.ts';
import { registry } from '../../../steps/registry.ts';
import { readEngine } from '../read-engine.ts';
import { readAnyFlow } from './read-any-flow.ts';

/** What the command line lends a run. */
export interface Lent extends Required<Pick<World, 'tools' | 'library'>> {
  readonly scripts: Scripts;
}

/** The engine's tools, the flows that the flow enters, and a sandbox if any of them has scripts. */
export async function lend(flow: Flow, file: string): Promise<Lent> {
  const [tools, others] = await Promise.all([loadTools(), flowsBeside(flow, file)]);
  const library = makeLibrary(flow, others, registry);
  const scripts = await loadScripts(makeRunnable(flow, registry), library, readEngine);
  return { tools, library, scripts };
}

/**
 * The flows that a flow enters and its document does not bring along: looked for by id among the JSON files of its
 * folder, documents and exports, which are only read where there are such flows. Files that are no flows are passed over.
 */
export async function flowsBeside(flow: Flow, file: string): Promise<readonly Flow[]> {
  let beside: Promise<ReadonlyMap<string, Flow>> | undefined;
  return gatherFlows(flow, registry, async (id) => {
    beside ??= readBeside(file);
    return (await beside).get(id);
  });
}

async function readBeside(file: string): Promise<ReadonlyMap<string, Flow>> {
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const found = new Map<string, Flow>();
  for (const name of names) {
    try {
      const { flow } = await readAnyFlow(join(folder, name));
      if (!found.has(flow.id)) found.set(flow.id, flow);
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
    }
  }
  return found;
}
