import process from 'node:process';
import { main } from './command-line.ts';
import { processIo } from './process-io.ts';

// The exit code is set, not exited with: what was written to a pipe still has to arrive.
process.exitCode = await main(process.argv.slice(2), processIo());
