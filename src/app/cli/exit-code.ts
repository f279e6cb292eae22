/** What the command line answers to the shell. */
export const EXIT = {
  /** As expected. */
  ok: 0,
  /** A run failed, an expectation is broken, a flow has an error-level problem. */
  broken: 1,
  /** The input or the command could not be read. */
  unreadable: 2,
  /** Ctrl+C, as shells have it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
