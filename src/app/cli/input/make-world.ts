import { makeEnv } from '../../../core/engine/env.ts';
import type { Env, RunnableFlow } from '../../../core/engine/env.ts';
import { FlowmintError } from '../../../core/error.ts';
import { inFile } from '../error-line.ts';
import type { PickedScenario } from './pick-scenario.ts';

/** The world of a run on the command line: the scenario's users and mocks, and nobody else's. */
export function makeWorld(flow: RunnableFlow, { scenario, file, path }: PickedScenario): Env {
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
    throw inFile(file, new FlowmintError(code, message, { path: place, cause: error }));
  }
}
