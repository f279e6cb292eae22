import { makeEnv } from '../../../core/engine/env.ts';
import type { Env, RunnableFlow } from '../../../core/engine/env.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { PickedScenario } from './pick-scenario.ts';

/**
 * The world of a run on the command line: the scenario's users and mocks, and nobody else's. Throws with the place in
 * the scenario's file where two users contradict each other.
 */
export function makeWorld(flow: RunnableFlow, { scenario, path }: PickedScenario): Env {
  const { users, mocks } = scenario;
  try {
    return makeEnv(flow, {
      ...(users !== undefined && { users }),
      ...(mocks !== undefined && { mocks }),
    });
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    const place = [path, error.path].filter((part) => part !== undefined && part !== '').join('.');
    const { code, message } = error;
    throw new FlowmintError(code, message, { path: place, cause: error });
  }
}
