import { writeFile } from 'node:fs/promises';
import { explore as tryOut } from '../../../analysis/explore/explore.ts';
import type { Exploration } from '../../../analysis/explore/explore.ts';
import { findProblems } from '../../../analysis/problems/find-problems.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { serialiseFlow } from '../../../core/document/serialise.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { registry } from '../../../steps/registry.ts';
import type { Command, CommandArgs } from '../command.ts';
import { errorLine, inFile, withFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { flowsBeside, lend } from '../input/lend.ts';
import { readAnyFlow } from '../input/read-any-flow.ts';
import { reasonOf } from '../input/read-text.ts';
import type { Io } from '../io.ts';
import { styleFor } from '../style.ts';
import { makeProgress } from '../test/progress.ts';
import { reportExplorations } from './report.ts';
import type { Explored } from './report.ts';

/** `flowmint explore`: flows tried out on every way, with scenarios made from their graphs. */
export const explore: Command = {
  name: 'explore',
  usage: 'FLOW… [--save] [--runs N] [--json]',
  summary: 'Tries flows out: who exists, what APIs answer, every button, branch and outcome.',
  details: [
    'FLOW is a document or an export of Descope. A line per flow: its steps, its problems, how\n' +
      'many scenarios take every port that any run took, how the runs ended, and how many ports\n' +
      'were taken of those that can be. The same flow gives the same scenarios every time.',
    'Nothing leaves this machine: what APIs answer is made up from what the flow reads.',
  ],
  operands: { name: 'FLOW', most: Infinity },
  options: {
    save: { help: 'Adds the scenarios to the documents, in place of those of an earlier --save.' },
    runs: { value: 'N', help: 'The most runs of a flow. Left out: 400.' },
    json: { help: 'Prints everything as JSON, scenarios included.' },
  },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const runs = runsOf(args.values.get('runs'));
  const explored: Explored[] = [];
  const errors: FlowmintError[] = [];
  const progress = makeProgress(args.operands.length, io, 'flows');
  for (const file of args.operands) {
    try {
      await withFile(file, async () => {
        const { flow, isDocument } = await readAnyFlow(file);
        const { tools, scripts } = await lend(flow, file);
        const others = await flowsBeside(flow, file);
        const options = { tools, others, ...scripts, ...(runs !== undefined && { runs }) };
        const exploration = tryOut(flow, registry, options);
        if (args.switches.has('save')) await save(file, flow, isDocument, exploration);
        const problems = findProblems(flow, registry, others);
        explored.push({ file, steps: flow.steps.length, problems, exploration });
      });
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      errors.push(inFile(file, error));
    }
    progress.step();
  }
  progress.end();
  io.stdout.write(
    args.switches.has('json')
      ? `${JSON.stringify({ flows: explored }, null, 2)}\n`
      : reportExplorations(explored, styleFor(io.stdout, io.env)),
  );
  for (const error of errors) io.stderr.write(`${errorLine(error)}\n`);
  return errors.length > 0 ? EXIT.unreadable : EXIT.ok;
}

/** What a name of a generated scenario begins with. */
const GENERATED = /^Way \d+: /;

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
  const own = (flow.scenarios ?? []).filter(({ name }) => !GENERATED.test(name));
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
