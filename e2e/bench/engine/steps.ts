import { READY } from '../../../src/core/engine/state.ts';
import type { RunState } from '../../../src/core/engine/state.ts';
import { transition } from '../../../src/core/engine/transition.ts';
import { startEvent } from '../../../src/hosts/session/play.ts';
import { runMocked } from '../../../src/hosts/session/run-scenario.ts';
import { CHANCE, flowmintEnv, scenarioOf } from './flowmint.ts';
import { VISITORS } from './graph.ts';
import type { Work } from './measure.ts';
import { inTheirTurn } from './turn.ts';

/** The lengths of runs whose steps are compared. */
export const LENGTHS = [10, 100, 1_000, 5_000] as const;

/** Every piece of work takes so many steps, as one run or as many shorter ones. */
export const STEPS_OF_WORK = 5_000;

export const SERIES = ['engine', 'kept', 'dropped'] as const;

export type StepSeries = (typeof SERIES)[number];

/**
 * Work of as many steps by runs of `length`. `engine`: bare transitions, nothing kept. `kept`: whole runs, whose traces
 * are all held until the work is done, as a suite holds them; so each length holds as much in the end. `dropped`: whole
 * runs, each forgotten at once.
 */
export function stepSubject(series: StepSeries, length: number): Work {
  const env = flowmintEnv(length / 10);
  const scenarios = VISITORS.map(scenarioOf);
  const runs = STEPS_OF_WORK / length;
  if (series === 'engine') {
    const starts = scenarios.map((scenario) => startEvent(scenario, CHANCE));
    return (i) => {
      let state: RunState = READY;
      for (let run = 0; run < runs; run += 1) {
        [state] = transition(env, READY, inTheirTurn(starts, i + run));
        while (state.status === 'running') [state] = transition(env, state, { type: 'advance' });
      }
      return state.status;
    };
  }
  return (i) => {
    const kept = [];
    for (let run = 0; run < runs; run += 1) {
      const session = runMocked(env, inTheirTurn(scenarios, i + run), { chance: CHANCE });
      if (series === 'kept') kept.push(session);
    }
    return kept.length;
  };
}
