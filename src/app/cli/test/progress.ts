import type { Io } from '../io.ts';

/** Tells someone who waits how far a suite is. */
export interface Progress {
  step(): void;
  end(): void;
}

/** How long between two looks at the clock's worth of news, in milliseconds. */
const PAUSE = 100;

/** A line on standard error that rewrites itself; only where that is a terminal. */
export function makeProgress(total: number, io: Io, what = 'scenarios'): Progress {
  if (!io.stderr.isTTY) return { step() {}, end() {} };
  let done = 0;
  let said = io.elapsed();
  let isShown = false;
  return {
    step() {
      done += 1;
      if (io.elapsed() - said < PAUSE) return;
      said = io.elapsed();
      isShown = true;
      io.stderr.write(`\r${done} of ${total} ${what}`);
    },
    end() {
      if (isShown) io.stderr.write('\r\u001b[K');
    },
  };
}
