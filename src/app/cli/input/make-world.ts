import { makeEnv } from '../../../core/engine/env.ts';
import type { Env, RunnableFlow, World } from '../../../core/engine/env.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { PickedScenario } from './pick-scenario.ts';

/**
 * The world of a run on the command line: the scenario's users and mocks and nobody else's, and what the host lends. Throws with the place in
 * the scenario's file where two users contradict each other.
 */
export function makeWorld(
  flow: RunnableFlow,
  { scenario, path }: PickedScenario,
  lent: Pick<World, 'tools' | 'library'>,
): Env {
  const { users, mocks } = scenario;
  try {
    return makeEnv(flow, {
      ...lent,
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
