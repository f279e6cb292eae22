import { parseArgs } from 'node:util';
import { FlowmintError } from '../../core/error.ts';
import type { Command, CommandArgs } from './command.ts';

/** Reads what was given to a command. Throws `usage` in one line where an option or a file name is not as expected. */
export function parseCommandArgs(command: Command, argv: readonly string[]): CommandArgs {
  const options = Object.entries(command.options);
  const { tokens } = parseArgs({
    args: [...argv],
    // Not strict: its messages are several sentences long, ours name the options there are.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      options.map(([name, { value, short }]) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short !== undefined && { short }),
        },
      ]),
    ),
  });
  const operands: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(command.options, token.name)
      ? command.options[token.name]
      : undefined;
    const isNamed = token.rawName === `--${token.name}`;
    if (option === undefined || (!isNamed && token.rawName !== `-${option.short}`)) {
      throw refused(command, `expected ${namesOf(command)}, found ${token.rawName}`);
    }
    if (option.value === undefined) {
      if (token.value !== undefined) {
        throw refused(command, `expected --${token.name} without a value, found "${token.value}"`);
      }
      switches.add(token.name);
    } else {
      if (token.value === undefined || token.value === '') {
        throw refused(command, `expected ${option.value} after --${token.name}, found nothing`);
      }
      values.set(token.name, token.value);
    }
  }
  const { name, most } = command.operands;
  if (operands.length === 0) {
    const what = most === 2 ? 'file names' : 'a file name';
    throw refused(command, `expected ${name} (${what}), found nothing`);
  }
  const extra = operands[most];
  if (extra !== undefined) {
    const expected = most === 1 ? `one ${name}` : name;
    throw refused(command, `expected ${expected}, found "${extra}" as well`);
  }
  return { operands, values, switches };
}

function namesOf({ options }: Command): string {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .concat('--help')
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');
}

function refused(command: Command, message: string): FlowmintError {
  return new FlowmintError('usage', message, { path: `flowmint ${command.name}` });
}
