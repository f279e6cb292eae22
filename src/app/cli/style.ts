import type { Io, Output } from './io.ts';

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Functions that dress text up for a terminal, or leave it as it is. */
export type Style = { readonly [name in keyof typeof CODES]: (text: string) => string };

/**
 * Colours for an output: on a terminal, unless NO_COLOR or TERM=dumb ask for none; FORCE_COLOR asks for them
 * anywhere. Source: no-color.org.
 */
export function styleFor(output: Output, env: Io['env']): Style {
  const wear = isWanted(output, env)
    ? (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
    : () => (text: string) => text;
  return {
    bold: wear(CODES.bold),
    dim: wear(CODES.dim),
    red: wear(CODES.red),
    green: wear(CODES.green),
    yellow: wear(CODES.yellow),
    cyan: wear(CODES.cyan),
  };
}

function isWanted(output: Output, env: Io['env']): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0';
  return output.isTTY && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
