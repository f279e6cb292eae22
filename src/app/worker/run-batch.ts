import { makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { RunnableFlow, World } from '../../core/engine/env.ts';
import { FlowmintError } from '../../core/error.ts';
import { checkExpectations } from '../../core/scenario/expect.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { Batch, BatchProgress, ScenarioRun } from '../../hosts/ports/batch.ts';
import type { Chance } from '../../hosts/session/play.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { loadScripts } from '../../hosts/sandbox/load-scripts.ts';
import type { ReadEngine } from '../../hosts/sandbox/load-scripts.ts';
import { runScenario } from '../../hosts/session/run-scenario.ts';
import type { RunOptions } from '../../hosts/session/run-scenario.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { registry } from '../../steps/registry.ts';

/** How long scenarios run before the worker looks at its messages, in milliseconds. */
const SLICE = 50;

interface Control {
  readonly signal: AbortSignal;
  readonly report: (progress: BatchProgress) => void;
}

/** Runs a batch in order. Stops between two scenarios once it is cancelled. */
export async function runBatch(
  { flow, others = [], scenarios, world, secrets = {} }: Batch,
  { signal, report }: Control,
  chance: Chance,
  read: ReadEngine,
): Promise<readonly ScenarioRun[]> {
  const runnable = makeRunnable(flow, registry);
  const library = makeLibrary(flow, others, registry);
  const [tools, scripts] = await Promise.all([loadTools(), loadScripts(runnable, library, read)]);
  const lent = { library, tools };
  const secretOf = (name: string): string | undefined =>
    Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  const options = { chance, ...scripts, secretOf };
  const runs: ScenarioRun[] = [];
  let sliceEnd = performance.now() + SLICE;
  for (const scenario of scenarios) {
    if (performance.now() > sliceEnd) {
      report({ done: runs.length, total: scenarios.length });
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      sliceEnd = performance.now() + SLICE;
    }
    signal.throwIfAborted();
    runs.push(await runOne(runnable, scenario, { ...world, ...lent }, options));
  }
  report({ done: runs.length, total: scenarios.length });
  return runs;
}

async function runOne(
  flow: RunnableFlow,
  scenario: Scenario,
  world: World,
  options: RunOptions,
): Promise<ScenarioRun> {
  const { name } = scenario;
  try {
    const env = makeEnv(flow, {
      ...world,
      users: scenario.users ?? world.users ?? [],
      mocks: scenario.mocks ?? world.mocks ?? [],
    });
    const summary = summarise(await runScenario(env, scenario, options));
    return { type: 'ran', name, summary, failures: checkExpectations(scenario.expect, summary) };
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return { type: 'unreadable', name, message: error.message };
  }
}
