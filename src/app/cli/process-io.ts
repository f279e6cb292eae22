import { getRandomValues } from 'node:crypto';
import process from 'node:process';
import { EXIT } from './exit-code.ts';
import type { Io, Output } from './io.ts';

/** The real process as commands see it. */
export function processIo(): Io {
  return {
    stdout: output(process.stdout, (reason) => {
      process.stderr.write(`flowmint: expected to write everything, found ${reason}\n`);
      process.exitCode = EXIT.unreadable;
    }),
    // Trouble with the place where trouble is told has no place left to be told.
    stderr: output(process.stderr, () => {}),
    env: process.env,
    chance: {
      now: Date.now,
      seed: () => getRandomValues(new Int32Array(1))[0] ?? 0,
    },
    elapsed: () => performance.now(),
    onInterrupt(cancel) {
      process.once('SIGINT', cancel);
      return () => process.removeListener('SIGINT', cancel);
    },
  };
}

/** A reader that goes away (`| head`) is no error: what is left to say is dropped, the exit code stays. */
function output(stream: NodeJS.WriteStream, onTrouble: (reason: string) => void): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (isOpen && error.code !== 'EPIPE') onTrouble(error.code ?? error.name);
    isOpen = false;
  });
  return {
    isTTY: stream.isTTY,
    write(text) {
      if (isOpen) stream.write(text);
    },
  };
}
