import { DEFAULT_RUNS, exploreInSteps } from '../../analysis/explore/explore.ts';
import { makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { answerVerify } from '../../hosts/effects/answer-effect.ts';
import type { BatchProgress } from '../../hosts/ports/batch.ts';
import { loadScripts } from '../../hosts/sandbox/load-scripts.ts';
import type { ReadEngine } from '../../hosts/sandbox/load-scripts.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { registry } from '../../steps/registry.ts';
import type { Jobs } from './jobs.ts';

/** How long it tries before the worker looks at its messages, in milliseconds. */
const SLICE = 50;

/** Tries a flow out and answers the scenarios found. Stops between two runs once it is cancelled. */
export async function findScenarios(
  { flow, others, secrets = {} }: Jobs['explore']['input'],
  control: { readonly signal: AbortSignal; readonly report: (progress: BatchProgress) => void },
  readEngine: ReadEngine,
): Promise<readonly Scenario[]> {
  const secretOf = (name: string): string | undefined =>
    Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  const library = makeLibrary(flow, others, registry);
  const [tools, scripts] = await Promise.all([
    loadTools(),
    loadScripts(makeRunnable(flow, registry), library, readEngine),
  ]);
  const exploring = exploreInSteps(flow, registry, { tools, others, ...scripts });
  let sliceEnd = performance.now() + SLICE;
  let next = exploring.next();
  while (next.done !== true) {
    const { value } = next;
    if (typeof value !== 'number') {
      next = exploring.next(await answerVerify(value, secretOf));
      continue;
    }
    if (performance.now() > sliceEnd) {
      control.report({ done: value, total: DEFAULT_RUNS });
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      sliceEnd = performance.now() + SLICE;
    }
    control.signal.throwIfAborted();
    next = exploring.next();
  }
  return next.value.scenarios;
}
