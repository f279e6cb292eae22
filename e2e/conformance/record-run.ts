import { readEngine } from '../../src/app/cli/read-engine.ts';
import { makeEnv, makeLibrary, makeRunnable } from '../../src/core/engine/env.ts';
import type { ConformanceCase } from '../../src/hosts/conformance/case.ts';
import { recordOf } from '../../src/hosts/conformance/record.ts';
import { loadScripts } from '../../src/hosts/sandbox/load-scripts.ts';
import { summarise } from '../../src/hosts/session/run-result.ts';
import { runScenario } from '../../src/hosts/session/run-scenario.ts';
import { loadTools } from '../../src/hosts/tools/load-tools.ts';
import { registry } from '../../src/steps/registry.ts';

const chance = { now: () => Number.NaN, seed: () => Number.NaN };

/** The run that a case has to come to in every host. */
export async function recordRun({ flow, scenario }: ConformanceCase): Promise<string> {
  const { users = [], mocks = [] } = scenario;
  const runnable = makeRunnable(flow, registry);
  const library = makeLibrary(flow, [], registry);
  const env = makeEnv(runnable, { users, mocks, tools: await loadTools(), library });
  const scripts = await loadScripts(runnable, env.library, readEngine);
  return recordOf(summarise(await runScenario(env, scenario, { chance, ...scripts })));
}
