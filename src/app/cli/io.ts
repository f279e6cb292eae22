import type { Chance } from '../../hosts/session/play.ts';

/** Where text goes. */
export interface Output {
  readonly isTTY: boolean;
  write(text: string): void;
}

/** Everything a command may touch outside, so that tests drive the command line without a process. */
export interface Io {
  /** Results only. */
  readonly stdout: Output;
  /** Hints, progress and trouble. */
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
  /** Real time and chance, for scenarios that leave them out. */
  readonly chance: Chance;
  /** A clock for durations, in milliseconds from no point in particular. */
  elapsed(): number;
  /** Calls `cancel` when someone presses Ctrl+C; answers how to stop listening. */
  onInterrupt(cancel: () => void): () => void;
}
