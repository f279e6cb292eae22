import { makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import { registry } from '../../steps/registry.ts';
import type { Chance } from '../session/play.ts';
import { Player } from '../session/player.ts';
import { summarise } from '../session/run-result.ts';
import { RunSession } from '../session/run-session.ts';
import type { PerformEffect } from '../session/run-scenario.ts';
import { loadTools } from '../tools/load-tools.ts';
import type { ConformanceCase } from './case.ts';
import { recordOf } from './record.ts';

/** Runs a case as a page does for someone who watches: move by move, each request performed on the way. */
export async function runStepByStep(
  { flow, scenario }: ConformanceCase,
  perform: PerformEffect,
): Promise<string> {
  const { users = [], mocks = [] } = scenario;
  const library = makeLibrary(flow, [], registry);
  const world = { users, mocks, tools: await loadTools(), library };
  const session = new RunSession(makeEnv(makeRunnable(flow, registry), world));
  const player = new Player(session, scenario, perform, noChance);
  for (let played = await player.move(); played === 'moved';) played = await player.move();
  return recordOf(summarise(session));
}

/** Cases leave nothing to it: one that did would differ at once. */
const noChance: Chance = { now: () => Number.NaN, seed: () => Number.NaN };
