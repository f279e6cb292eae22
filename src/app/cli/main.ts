import process from 'node:process';
import { main } from './command-line.ts';
import { bugLine } from './error-line.ts';
import { EXIT } from './exit-code.ts';
import { processIo } from './process-io.ts';

process.on('uncaughtException', (error) => {
  process.stderr.write(`${bugLine(error)}\n`);
  process.exit(EXIT.unreadable);
});

const code = await main(process.argv.slice(2), processIo());
// Set, not exited with: what was written to a pipe still has to arrive. Trouble in writing has set it already.
process.exitCode ??= code;
