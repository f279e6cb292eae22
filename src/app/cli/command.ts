import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** One option of a command. */
export interface OptionSpec {
  /** What stands for its value in the help; left out for a switch. */
  readonly value?: string;
  /** One letter that stands for it after a single `-`. */
  readonly short?: string;
  readonly help: string;
}

/** The options as they were given, and what stood between them. */
export interface CommandArgs {
  /** File names and the like, in order. */
  readonly operands: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
}

/** A command of the command line: all that the help, the parser and the dispatcher need to know of it. */
export interface Command {
  readonly name: string;
  /** What comes after the name: `FLOW [--json]`. */
  readonly usage: string;
  readonly summary: string;
  /** Paragraphs of the command's own help. */
  readonly details: readonly string[];
  /** How many operands it takes. */
  readonly operands: { readonly name: string; readonly most: number };
  readonly options: { readonly [name: string]: OptionSpec };
  execute(args: CommandArgs, io: Io): Promise<ExitCode>;
}
