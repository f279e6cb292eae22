import { runsAlike } from '../../../core/document/runs-alike.ts';
import type { Flow } from '../../../core/document/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import type { ScenarioRun, World } from '../../services.ts';
import type { BatchResults } from '../../store/batch-slice.ts';

/** What a scenario came to when all were run last. */
export interface ScenarioResult {
  readonly run: ScenarioRun;
  readonly verdict: 'passed' | 'failed' | 'unreadable';
  /** Something it depends on was edited since. */
  readonly old: boolean;
}

/** The last result of a scenario; null: it has never run. */
export function resultOf(
  batch: BatchResults | null,
  flow: Flow,
  world: World,
  scenario: Scenario,
): ScenarioResult | null {
  const run = batch?.runs.find(({ name }) => name === scenario.name);
  if (batch === null || batch.flow.id !== flow.id || run === undefined) return null;
  const verdict =
    run.type === 'unreadable' ? 'unreadable' : run.failures.length === 0 ? 'passed' : 'failed';
  return { run, verdict, old: isOld(batch, flow, world, scenario) };
}

/** "14 of 15 scenarios passed". */
export function passedInWords({ runs }: Pick<BatchResults, 'runs'>): string {
  const passed = runs.filter((run) => run.type === 'ran' && run.failures.length === 0).length;
  return `${passed} of ${runs.length} scenarios passed`;
}

function isOld(batch: BatchResults, flow: Flow, world: World, scenario: Scenario): boolean {
  const isCurrent =
    runsAlike(batch.flow, flow) &&
    batch.flow.scenarios?.includes(scenario) === true &&
    (scenario.users !== undefined || batch.world.users === world.users) &&
    (scenario.mocks !== undefined || batch.world.mocks === world.mocks);
  return !isCurrent;
}
