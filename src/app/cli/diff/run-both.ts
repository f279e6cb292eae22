import { compareRuns } from '../../../analysis/diff/compare-runs.ts';
import type { RanOrNot, RunComparison } from '../../../analysis/diff/compare-runs.ts';
import type { FlowMatches } from '../../../analysis/diff/match-flows.ts';
import { planRuns } from '../../../analysis/diff/plan-runs.ts';
import { exploreChecking } from '../../../analysis/explore/explore.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { answerVerify } from '../../../hosts/effects/answer-effect.ts';
import type { SecretOf } from '../../../hosts/effects/verify-token.ts';
import { registry } from '../../../steps/registry.ts';
import { flowsBeside, lend } from '../input/lend.ts';
import type { Io } from '../io.ts';
import { makeProgress } from '../test/progress.ts';
import { runSuite } from '../test/run-suite.ts';
import type { LentToSuite } from '../test/run-suite.ts';
import type { SideFile } from './read-side.ts';

/** The two flows and what is the same in them. */
export interface Pair {
  readonly before: SideFile;
  readonly after: SideFile;
  readonly matches: FlowMatches;
  /** Scenarios are looked for by trying the flows out, even where they have some. */
  readonly explores: boolean;
  readonly secretOf: SecretOf;
}

/** Runs every scenario of both flows with both, against their mocks, and compares what they come to. */
export async function runBoth(
  { before, after, matches, explores, secretOf }: Pair,
  io: Io,
): Promise<readonly RunComparison[]> {
  const lent = {
    before: { ...(await lend(before.flow, before.file)), secretOf },
    after: { ...(await lend(after.flow, after.file)), secretOf },
  };
  const hasOwn = [before, after].some(({ flow }) => (flow.scenarios ?? []).length > 0);
  const generated =
    explores || !hasOwn
      ? { before: await tryOut(before, lent.before), after: await tryOut(after, lent.after) }
      : undefined;
  const plan = planRuns(matches, generated);
  const progress = makeProgress(plan.length, io);
  const compared: RunComparison[] = [];
  for (const run of plan) {
    const a = await runOne(before, run.before, lent.before, io);
    const b = await runOne(after, run.after, lent.after, io);
    compared.push(compareRuns(run, a, b, matches));
    progress.step();
  }
  progress.end();
  return compared;
}

async function tryOut({ flow, file }: SideFile, lent: LentToSuite): Promise<readonly Scenario[]> {
  const others = await flowsBeside(flow, file);
  const { tools, scripts, secretOf } = lent;
  const { scenarios } = await exploreChecking(
    flow,
    registry,
    { tools, others, ...scripts },
    (request) => answerVerify(request, secretOf),
  );
  return scenarios;
}

async function runOne(
  { flow, file }: SideFile,
  scenario: Scenario,
  lent: LentToSuite,
  io: Io,
): Promise<RanOrNot> {
  for await (const result of runSuite(flow, [{ scenario, file, path: '' }], lent, io)) {
    return result.type === 'ran' ? result.summary : { unreadable: result.error.message };
  }
  throw new TypeError('one scenario gives one result');
}
