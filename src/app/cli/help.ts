import type { Command } from './command.ts';

/** The help of the whole command line. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'flowmint runs, checks, tests, converts and compares authentication flows without a browser.',
    '',
    'Usage:',
    ...commands.map(({ name, usage }) => `  flowmint ${name} ${usage}`),
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '"flowmint COMMAND --help" says more about one of them.',
    '',
    EXIT_CODES,
    '',
  ].join('\n');
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, { value, short, help }]): [string, string] => [
      `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
      help,
    ],
  );
  const width = Math.max(...options.map(([name]) => name.length), '--help'.length);
  return [
    `Usage: flowmint ${command.name} ${command.usage}`,
    '',
    command.summary,
    ...command.details.flatMap((paragraph) => ['', paragraph]),
    '',
    'Options:',
    ...options.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`),
    `  ${'--help'.padEnd(width)}  Shows this.`,
    '',
  ].join('\n');
}

const EXIT_CODES = [
  'Exit codes:',
  '  0  as expected; without expectations: the flow completed',
  '  1  not so: a run failed or waits, an expectation is broken, a flow has an error, an export or a flow differs',
  '  2  the input could not be read, or nothing written; one line says where and why',
].join('\n');
