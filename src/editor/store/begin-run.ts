import { DEFAULT_BUDGET, makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Tools } from '../../core/engine/tools.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { Player } from '../../hosts/session/player.ts';
import { RunSession } from '../../hosts/session/run-session.ts';
import { registry } from '../../steps/registry.ts';
import type { Services, World } from '../services.ts';

interface Beginning {
  readonly flow: Flow;
  readonly scenario: Scenario;
  /** Users and mocks where the scenario brings none. */
  readonly world: World;
  readonly prepared: { readonly tools: Tools; readonly others: readonly Flow[] };
  readonly services: Services;
}

/** A run about to begin. With it comes the engine: this file is loaded with the first run. */
export function beginRun({ flow, scenario, world, prepared, services }: Beginning): Player {
  const env = makeEnv(
    makeRunnable(flow, registry),
    {
      users: scenario.users ?? world.users,
      mocks: scenario.mocks ?? world.mocks,
      tools: prepared.tools,
      library: makeLibrary(flow, prepared.others, registry),
    },
    DEFAULT_BUDGET,
  );
  return new Player(
    new RunSession(env),
    scenario,
    (effect, run) => services.perform(effect, run),
    services,
  );
}
