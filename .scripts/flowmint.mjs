// npm run -s flowmint -- ARGS
// Runs the command line from its bundle, which is built again when a source file is newer.
// Nothing but the command line's own output reaches standard output.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { cache, root } from './paths.mjs';
import { runQuietly } from './run.mjs';

const bundle = join(cache, 'cli/main.mjs');

try {
  await ensureInstalled();
  if (!isFresh()) await build();
} catch (error) {
  process.stderr.write(`flowmint: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
// npm moves to the project's folder; file names on the command line are the caller's.
const { npm_lifecycle_event: script, INIT_CWD: callerFolder } = process.env;
if (script === 'flowmint' && callerFolder !== undefined) process.chdir(callerFolder);
await import(pathToFileURL(bundle).href);

function isFresh() {
  const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return false;
  return ['vite.config.ts', 'package-lock.json', 'src'].every(
    (name) => !isNewer(join(root, name), built),
  );
}

/**
 * A folder counts too: its time changes when a file in it is removed.
 *
 * @param {string} path
 * @param {number} built
 * @returns {boolean}
 */
function isNewer(path, built) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.mtimeMs > built) return true;
  return stats.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), built));
}

/** Builds beside the bundle and moves it into place, so that a parallel run never sees half of it. */
async function build() {
  const started = new Date();
  const temporary = `${cache}/cli-${process.pid}`;
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = ['build', '--mode', 'cli', '--outDir', temporary, '--logLevel', 'error'];
    const code = await runQuietly(process.execPath, [vite, ...args]);
    if (code !== 0) throw new Error('the command line could not be built');
    utimesSync(join(temporary, 'main.mjs'), started, started);
    mkdirSync(join(cache, 'cli'), { recursive: true });
    renameSync(join(temporary, 'main.mjs'), bundle);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
