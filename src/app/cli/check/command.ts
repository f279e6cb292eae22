import { findProblems } from '../../../analysis/problems/find-problems.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { Severity } from '../../../core/problem.ts';
import { registry } from '../../../steps/registry.ts';
import type { Command, CommandArgs } from '../command.ts';
import { errorLine, inFile } from '../error-line.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { flowsBeside } from '../input/lend.ts';
import { readFlow } from '../input/read-flow.ts';
import type { Io } from '../io.ts';
import { styleFor } from '../style.ts';
import { reportChecks, reportChecksAsJson } from './report.ts';
import type { CheckedFile } from './report.ts';

/** `flowmint check`: what is wrong with flows, found without running them. */
export const check: Command = {
  name: 'check',
  usage: 'FLOW… [--json]',
  summary: 'Finds what is wrong with flows without running them.',
  details: [
    'One line per problem: file, place, severity, code, what is wrong. A file that cannot be\n' +
      'read does not keep the others from being checked.',
  ],
  operands: { name: 'FLOW', most: Infinity },
  options: { json: { help: 'Prints the problems as JSON.' } },
  execute,
};

async function execute(args: CommandArgs, io: Io): Promise<ExitCode> {
  const files: CheckedFile[] = [];
  for (const file of args.operands) files.push(await checkFile(file));
  const report = args.switches.has('json')
    ? reportChecksAsJson(files)
    : reportChecks(files, styleFor(io.stdout, io.env));
  io.stdout.write(report);
  const unreadable = files.flatMap((one) => ('error' in one ? [inFile(one.file, one.error)] : []));
  for (const error of unreadable) io.stderr.write(`${errorLine(error)}\n`);
  if (unreadable.length > 0) return EXIT.unreadable;
  return files.some(hasError) ? EXIT.broken : EXIT.ok;
}

async function checkFile(file: string): Promise<CheckedFile> {
  try {
    const flow = await readFlow(file);
    return { file, problems: findProblems(flow, registry, await flowsBeside(flow, file)) };
  } catch (error) {
    if (error instanceof FlowmintError) return { file, error };
    throw error;
  }
}

const BREAKS_A_RUN: Severity = 'error';

function hasError(checked: CheckedFile): boolean {
  return (
    'problems' in checked && checked.problems.some(({ severity }) => severity === BREAKS_A_RUN)
  );
}
