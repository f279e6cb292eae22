import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Scripts of the service worker: the browser keeps those itself. */
const OWN_SCRIPTS = new Set(['sw.js', 'mockServiceWorker.js']);

/**
 * Writes shell.json, the list of what sw.js keeps for offline use: every file of the build, under a version made from
 * their content.
 *
 * @returns {import('vite').Plugin}
 */
export function offlineShell() {
  let outDir = '';
  return {
    name: 'flowmint:offline-shell',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      writeFileSync(join(outDir, 'shell.json'), `${JSON.stringify(shellOf(filesIn(outDir)))}\n`);
    },
  };
}

/** @param {ReadonlyMap<string, Buffer>} files content by path */
export function shellOf(files) {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\n${content.length}\n`).update(content);
  return {
    version: hash.digest('hex').slice(0, 16),
    // The page itself is asked for by its folder: hosts redirect index.html there.
    files: [...files.keys()].map((path) => (path === 'index.html' ? './' : path)),
  };
}

/**
 * @param {string} folder
 * @returns {Map<string, Buffer>} content by path, in the order of their names
 */
function filesIn(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !OWN_SCRIPTS.has(path) && path !== 'shell.json' && !path.endsWith('.map'))
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}
