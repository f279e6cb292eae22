import { FlowmintError } from '../../core/error.ts';
import { check } from './check/command.ts';
import type { Command } from './command.ts';
import { diff } from './diff/command.ts';
import { bugLine, errorLine } from './error-line.ts';
import { EXIT } from './exit-code.ts';
import { explore } from './explore/command.ts';
import { exportFile } from './export/command.ts';
import { helpOf, helpOfAll } from './help.ts';
import { importFiles } from './import/command.ts';
import type { Io } from './io.ts';
import { parseCommandArgs } from './parse-command-args.ts';
import { run } from './run/command.ts';
import { test } from './test/command.ts';

const COMMANDS: readonly Command[] = [run, check, test, explore, importFiles, exportFile, diff];

/** The whole command line: `argv` is what stands after the program's name, the answer its exit code. Never rejects. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof FlowmintError && error.code !== 'bug') {
      io.stderr.write(`${errorLine(error)}\n`);
    } else {
      io.stderr.write(`${bugLine(error)}\n`);
      if (io.env['FLOWMINT_DEBUG'] === '1' && error instanceof Error) {
        io.stderr.write(`${error.stack ?? ''}\n`);
      }
    }
    return EXIT.unreadable;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h') {
    io.stdout.write(helpOfAll(COMMANDS));
    return EXIT.ok;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    const names = COMMANDS.map((known) => known.name).join(', ');
    const found = name === undefined ? 'nothing' : `"${name}"`;
    throw new FlowmintError('usage', `expected a command (${names}) or --help, found ${found}`, {
      path: 'flowmint',
    });
  }
  if (wantsHelp(rest)) {
    io.stdout.write(helpOf(command));
    return EXIT.ok;
  }
  return command.execute(parseCommandArgs(command, rest), io);
}

/** After `--` everything is a file name. */
function wantsHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}
