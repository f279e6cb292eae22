import { main } from '../command-line.ts';
import type { Io } from '../io.ts';

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

/** Real time and chance of every call: 2026-01-31T09:30:00Z and 7. */
export const NOW = Date.parse('2026-01-31T09:30:00Z');

/** Calls the command line in this process, with everything outside it made up. */
export async function flowmint(
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Called> {
  let [stdout, stderr] = ['', ''];
  const { stdoutIsTTY = false, stderrIsTTY = false, env = {} } = surroundings;
  const code = await main(argv, {
    stdout: {
      isTTY: stdoutIsTTY,
      write(text) {
        stdout += text;
      },
    },
    stderr: {
      isTTY: stderrIsTTY,
      write(text) {
        stderr += text;
      },
    },
    env,
    chance: { now: () => NOW, seed: () => 7 },
    elapsed: surroundings.elapsed ?? (() => 0),
    onInterrupt: surroundings.onInterrupt ?? (() => () => {}),
  });
  return { code, stdout, stderr };
}
