import { DEFAULT_RUNS, exploreInSteps } from '../../analysis/explore/explore.ts';
import type { Flow } from '../../core/document/schema.ts';
import { makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { BatchProgress } from '../../hosts/ports/batch.ts';
import { loadScripts } from '../../hosts/sandbox/load-scripts.ts';
import type { ReadEngine } from '../../hosts/sandbox/load-scripts.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { registry } from '../../steps/registry.ts';

/** How long it tries before the worker looks at its messages, in milliseconds. */
const SLICE = 50;

/** Tries a flow out and answers the scenarios found. Stops between two runs once it is cancelled. */
export async function findScenarios(
  { flow, others }: { readonly flow: Flow; readonly others: readonly Flow[] },
  control: { readonly signal: AbortSignal; readonly report: (progress: BatchProgress) => void },
  readEngine: ReadEngine,
): Promise<readonly Scenario[]> {
  const library = makeLibrary(flow, others, registry);
  const [tools, scripts] = await Promise.all([
    loadTools(),
    loadScripts(makeRunnable(flow, registry), library, readEngine),
  ]);
  const exploring = exploreInSteps(flow, registry, { tools, others, ...scripts });
  let sliceEnd = performance.now() + SLICE;
  for (let next = exploring.next(); ; next = exploring.next()) {
    if (next.done === true) return next.value.scenarios;
    if (performance.now() > sliceEnd) {
      control.report({ done: next.value, total: DEFAULT_RUNS });
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      sliceEnd = performance.now() + SLICE;
    }
    control.signal.throwIfAborted();
  }
}
