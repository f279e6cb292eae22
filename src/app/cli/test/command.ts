import { FlowmintError } from '../../../core/error.ts';
import type { SecretOf } from '../../../hosts/effects/verify-token.ts';
import type { Command, CommandArgs } from '../command.ts';
import { errorLine, inFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { noSuchScenario } from '../input/pick-scenario.ts';
import { secretsIn, SHARED_SECRETS, sharedSecretOf } from '../input/shared-secrets.ts';
import type { Io } from '../io.ts';
import { styleFor } from '../style.ts';
import { coverageOf } from './flow-coverage.ts';
import { makeProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { countResults } from './report.ts';
import type { FileReport, Reporter } from './report.ts';
import { reportJson } from './reporters/json.ts';
import { reportJunit } from './reporters/junit.ts';
import { reportSpec } from './reporters/spec.ts';
import { readSuite, runSuite } from './run-suite.ts';
import type { ScenarioResult, Suite } from './run-suite.ts';

const REPORTERS: ReadonlyMap<string, Reporter> = new Map([
  ['spec', reportSpec],
  ['json', reportJson],
  ['junit', reportJunit],
]);

/** `flowmint test`: every scenario of every flow, compared with what it expects. */
export const test: Command = {
  name: 'test',
  usage: 'FLOW… [--scenario NAME] [--secrets FILE] [--reporter spec|json|junit] [--coverage]',
  summary: 'Runs the scenarios of flows and compares them with what they expect.',
  details: [
    'Requests are answered by the mocks of each scenario; nothing leaves this machine. A\n' +
      'scenario that expects nothing has to complete.',
  ],
  operands: { name: 'FLOW', most: Infinity },
  options: {
    scenario: { value: 'NAME', help: 'Only scenarios of this name.' },
    secrets: SHARED_SECRETS,
    reporter: { value: 'NAME', help: 'spec (for people, the default), json or junit.' },
    coverage: {
      help: 'Says which ports no scenario takes, and which named errors none meets. No bar to reach.',
    },
  },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const reporter = reporterOf(args.values.get('reporter') ?? 'spec');
  const only = args.values.get('scenario');
  const secretOf = sharedSecretOf(await secretsIn(args));
  const suites: Suite[] = [];
  for (const file of args.operands) suites.push(await readSuite(file, only));
  if (only !== undefined) refuseUnknown(only, suites);

  const total = suites.reduce(
    (sum, suite) => sum + ('flow' in suite ? suite.scenarios.length : 0),
    0,
  );
  const progress = makeProgress(total, io);
  const withCoverage = args.switches.has('coverage');
  const reports: FileReport[] = [];
  for (const suite of suites) {
    reports.push(await runAll(suite, { withCoverage, secretOf, progress }, io));
  }
  progress.end();

  const counts = countResults(reports);
  io.stdout.write(reporter(reports, counts, styleFor(io.stdout, io.env)));
  for (const error of reports.flatMap(errorsIn)) io.stderr.write(`${errorLine(error)}\n`);
  if (counts.unreadable > 0) return EXIT.unreadable;
  return counts.failed > 0 ? EXIT.broken : EXIT.ok;
}

interface Around {
  readonly withCoverage: boolean;
  readonly secretOf: SecretOf;
  readonly progress: Progress;
}

async function runAll(
  suite: Suite,
  { withCoverage, secretOf, progress }: Around,
  io: Io,
): Promise<FileReport> {
  if ('error' in suite) return suite;
  const { file, flow, scenarios, lent } = suite;
  const results: ScenarioResult[] = [];
  for await (const result of runSuite(flow, scenarios, { ...lent, secretOf }, io)) {
    results.push(result);
    progress.step();
  }
  return { file, flow, results, ...(withCoverage && { coverage: coverageOf(flow, results) }) };
}

function errorsIn(report: FileReport): readonly FlowmintError[] {
  const errors =
    'error' in report
      ? [report.error]
      : report.results.flatMap((result) => (result.type === 'unreadable' ? [result.error] : []));
  return errors.map((error) => inFile(report.file, error));
}

function reporterOf(name: string): Reporter {
  const reporter = REPORTERS.get(name);
  if (reporter !== undefined) return reporter;
  const known = [...REPORTERS.keys()].join(', ');
  throw new FlowmintError('usage', `expected a reporter (${known}), found "${name}"`, {
    path: 'flowmint test',
  });
}

/** A name that no flow has is a typing error; a file that cannot be read might have had it. */
function refuseUnknown(name: string, suites: readonly Suite[]): void {
  const flows = suites.flatMap((suite) => ('flow' in suite ? [suite] : []));
  if (flows.length < suites.length || flows.some(({ scenarios }) => scenarios.length > 0)) return;
  const names = flows.flatMap(({ flow }) => (flow.scenarios ?? []).map((one) => one.name));
  throw noSuchScenario('flowmint test', name, names);
}
