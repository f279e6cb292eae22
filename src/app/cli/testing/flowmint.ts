import { main } from '../command-line.ts';
import type { Io, Output } from '../io.ts';

/** What a call of the command line came to. */
export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test may say about the surroundings of a call; left out: pipes, no variables, a clock that stands still. */
export interface Surroundings {
  readonly stdoutIsTTY?: boolean;
  readonly stderrIsTTY?: boolean;
  readonly env?: Io['env'];
  readonly elapsed?: () => number;
  /** Gets what Ctrl+C would call. */
  readonly onInterrupt?: Io['onInterrupt'];
}

/** Real time of every call: 2026-01-31T09:30:00Z. Its chance is 7. */
export const NOW = Date.parse('2026-01-31T09:30:00Z');

/** Calls the command line in this process, with everything outside it made up. */
export async function flowmint(
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Called> {
  const { stdoutIsTTY = false, stderrIsTTY = false } = surroundings;
  const stdout = recorder(stdoutIsTTY);
  const stderr = recorder(stderrIsTTY);
  const code = await main(argv, { ...madeUpIo(surroundings), stdout, stderr });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A process that writes nowhere. */
export function madeUpIo({ env = {}, elapsed, onInterrupt }: Surroundings): Io {
  return {
    stdout: recorder(false),
    stderr: recorder(false),
    env,
    chance: { now: () => NOW, seed: () => 7 },
    elapsed: elapsed ?? (() => 0),
    onInterrupt: onInterrupt ?? (() => () => {}),
  };
}

function recorder(isTTY: boolean): Output & { text(): string } {
  let all = '';
  return {
    isTTY,
    write(text) {
      all += text;
    },
    text: () => all,
  };
}
