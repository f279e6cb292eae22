import { makeRunnable } from '../../../core/engine/env.ts';
import type { RunnableFlow } from '../../../core/engine/env.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { FlowmintError } from '../../../core/error.ts';
import { checkExpectations } from '../../../core/scenario/expect.ts';
import type { ExpectationFailure } from '../../../core/scenario/expect.ts';
import type { SecretOf } from '../../../hosts/effects/verify-token.ts';
import { summarise } from '../../../hosts/session/run-result.ts';
import type { RunSummary } from '../../../hosts/session/run-result.ts';
import { runScenario } from '../../../hosts/session/run-scenario.ts';
import { unusedAnswers } from '../../../hosts/session/unused-answers.ts';
import type { UnusedAnswer } from '../../../hosts/session/unused-answers.ts';
import { registry } from '../../../steps/registry.ts';
import { lend } from '../input/lend.ts';
import type { Lent } from '../input/lend.ts';
import { makeWorld } from '../input/make-world.ts';
import { scenariosOf } from '../input/pick-scenario.ts';
import type { PickedScenario } from '../input/pick-scenario.ts';
import { readFlow } from '../input/read-flow.ts';
import type { Io } from '../io.ts';

/** A flow file that was read, with the scenarios that are to run; or why it could not be read. */
export type Suite =
  | {
      readonly file: string;
      readonly flow: Flow;
      readonly scenarios: readonly PickedScenario[];
      readonly lent: Lent;
    }
  | { readonly file: string; readonly error: FlowmintError };

/** What a scenario came to. `durationMs` is real time. */
export type ScenarioResult =
  | {
      readonly type: 'ran';
      readonly name: string;
      readonly failures: readonly ExpectationFailure[];
      readonly summary: RunSummary;
      /** What of the scenario came to nothing: no failure in itself, but it may be one of the scenario. */
      readonly unused: readonly UnusedAnswer[];
      readonly durationMs: number;
    }
  /** The run could not begin: its users contradict each other. */
  | { readonly type: 'unreadable'; readonly name: string; readonly error: FlowmintError };

/** Reads a flow file; `only` leaves out scenarios of other names. Never throws for a file that cannot be read. */
export async function readSuite(file: string, only: string | undefined): Promise<Suite> {
  try {
    const flow = await readFlow(file);
    const scenarios = scenariosOf(flow, file).filter(
      ({ scenario }) => only === undefined || scenario.name === only,
    );
    return { file, flow, scenarios, lent: await lend(flow, file) };
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return { file, error };
  }
}

/** What the runs of a suite are lent. */
export interface LentToSuite extends Lent {
  readonly secretOf: SecretOf;
}

/** Runs the scenarios of a flow in order, against their mocks. Nothing is signed. */
export async function* runSuite(
  flow: Flow,
  scenarios: readonly PickedScenario[],
  lent: LentToSuite,
  io: Io,
): AsyncGenerator<ScenarioResult> {
  const runnable = makeRunnable(flow, registry);
  for (const picked of scenarios) yield await runOne(runnable, picked, lent, io);
}

async function runOne(
  flow: RunnableFlow,
  picked: PickedScenario,
  lent: LentToSuite,
  io: Io,
): Promise<ScenarioResult> {
  const { scenario } = picked;
  const { name } = scenario;
  const began = io.elapsed();
  try {
    const { secretOf } = lent;
    const env = makeWorld(flow, picked, lent);
    const run = await runScenario(env, scenario, { chance: io.chance, ...lent.scripts, secretOf });
    const summary = summarise(run);
    const failures = checkExpectations(scenario.expect, summary);
    const unused = unusedAnswers(run, scenario);
    return { type: 'ran', name, failures, summary, unused, durationMs: io.elapsed() - began };
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return { type: 'unreadable', name, error };
  }
}
