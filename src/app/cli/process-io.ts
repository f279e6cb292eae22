import { getRandomValues } from 'node:crypto';
import process from 'node:process';
import type { Io, Output } from './io.ts';

/** The real process as commands see it. */
export function processIo(): Io {
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
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
function output(stream: NodeJS.WriteStream): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isOpen = false;
  });
  return {
    isTTY: stream.isTTY,
    write(text) {
      if (isOpen) stream.write(text);
    },
  };
}
