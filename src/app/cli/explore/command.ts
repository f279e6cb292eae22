import { writeFile } from 'node:fs/promises';
import { DEFAULT_RUNS, exploreChecking } from '../../../analysis/explore/explore.ts';
import type { Exploration } from '../../../analysis/explore/explore.ts';
import { isFound } from '../../../analysis/explore/scenario-worlds.ts';
import { findProblems } from '../../../analysis/problems/find-problems.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { serialiseFlow } from '../../../core/document/serialise.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { answerVerify } from '../../../hosts/effects/answer-effect.ts';
import type { SecretOf } from '../../../hosts/effects/verify-token.ts';
import { registry } from '../../../steps/registry.ts';
import type { Command, CommandArgs } from '../command.ts';
import { errorLine, inFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { flowsBeside, lend } from '../input/lend.ts';
import { readFlows } from '../input/read-flows.ts';
import type { FoundFlow } from '../input/read-flows.ts';
import { reasonOf } from '../input/read-text.ts';
import { secretsIn, SHARED_SECRETS, sharedSecretOf } from '../input/shared-secrets.ts';
import type { Io } from '../io.ts';
import { styleFor } from '../style.ts';
import { makeProgress } from '../test/progress.ts';
import { reportExplorations } from './report.ts';
import type { Explored } from './report.ts';

/** `flowmint explore`: flows tried out on every way, with scenarios made from their graphs. */
export const explore: Command = {
  name: 'explore',
  usage: 'FLOW… [--save] [--runs N] [--secrets FILE] [--json]',
  summary: 'Tries flows out: who exists, what APIs answer, every button, branch and outcome.',
  details: [
    'FLOW is a document or an export of Descope, or a folder or zip of them. A line per flow, those\n' +
      'that a document brings along included: its steps, its problems, how many scenarios take every\n' +
      'port that any run took, how the runs ended, and how many ports were taken of those that can\n' +
      'be. The same flow gives the same scenarios every time.',
    'Nothing leaves this machine: what APIs answer is made up from what the flow reads.',
  ],
  operands: { name: 'FLOW', most: Infinity },
  options: {
    save: { help: 'Adds the scenarios to the documents, in place of those of an earlier --save.' },
    runs: { value: 'N', help: `The most runs of a flow. Left out: ${DEFAULT_RUNS}.` },
    secrets: SHARED_SECRETS,
    json: { help: 'Prints everything as JSON, scenarios included.' },
  },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const runs = runsOf(args.values.get('runs'));
  const secretOf = sharedSecretOf(await secretsIn(args));
  const how: HowToExplore = { runs, saves: args.switches.has('save'), secretOf };
  const explored: Explored[] = [];
  const { flows, errors } = await readFlows(args.operands);
  const failed = [...errors];
  const progress = makeProgress(flows.length, io, 'flows');
  for (const found of flows) {
    try {
      for (const flow of [found.flow, ...libraryOf(found.flow)]) {
        explored.push(await exploreOne(found, flow, how));
      }
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      failed.push(inFile(found.file, error));
    }
    progress.step();
  }
  progress.end();
  io.stdout.write(
    args.switches.has('json')
      ? `${JSON.stringify({ flows: explored }, null, 2)}\n`
      : reportExplorations(explored, styleFor(io.stdout, io.env)),
  );
  for (const error of failed) io.stderr.write(`${errorLine(error)}\n`);
  return failed.length > 0 ? EXIT.unreadable : EXIT.ok;
}

interface HowToExplore {
  readonly runs: number | undefined;
  readonly saves: boolean;
  readonly secretOf: SecretOf;
}

/** Tries out the flow of a document, or one of its library. */
async function exploreOne(
  { file, flow: document, isDocument }: FoundFlow,
  flow: Flow,
  { runs, saves, secretOf }: HowToExplore,
): Promise<Explored> {
  const { tools, scripts } = await lend(flow, file);
  const brought = [document, ...libraryOf(document)].filter((one) => one !== flow);
  const others = [...brought, ...(await flowsBeside(flow, file))];
  const options = { tools, others, ...scripts, ...(runs !== undefined && { runs }) };
  const exploration = await exploreChecking(flow, registry, options, (request) =>
    answerVerify(request, secretOf),
  );
  if (saves && flow === document) await save(file, flow, isDocument, exploration);
  return {
    file,
    ...(flow !== document && { flow: flow.id }),
    steps: flow.steps.length,
    problems: findProblems(flow, registry, others),
    exploration,
  };
}

async function save(
  file: string,
  flow: Flow,
  isDocument: boolean,
  { scenarios }: Exploration,
): Promise<void> {
  if (!isDocument) {
    throw new FlowmintError(
      'usage',
      'expected a document for --save, found an export: import it first',
      { path: file },
    );
  }
  const own = (flow.scenarios ?? []).filter((one) => !isFound(one));
  const all: Scenario[] = [...own, ...scenarios];
  try {
    await writeFile(file, serialiseFlow({ ...flow, scenarios: all }));
  } catch (error) {
    throw new FlowmintError(
      'unwritable-file',
      `expected a file to write to, found ${reasonOf(error)}`,
      { path: file, cause: error },
    );
  }
}

function runsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1 || runs > 100_000) {
    throw new FlowmintError('usage', `expected a number of runs after --runs, found "${text}"`, {
      path: 'flowmint explore',
    });
  }
  return runs;
}
