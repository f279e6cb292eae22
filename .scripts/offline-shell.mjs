import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Scripts of the service worker: the browser keeps those itself. */
const OWN_SCRIPTS = new Set(['sw.js', 'mockServiceWorker.js']);

/**
 * Fills in what sw.js keeps for offline use: every file of the build, under a version made from their content.
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
      const path = join(outDir, 'sw.js');
      writeFileSync(path, withShell(readFileSync(path, 'utf8'), filesIn(outDir)));
    },
  };
}

/**
 * @param {string} script sw.js as it stands in public/
 * @param {ReadonlyMap<string, Buffer>} files content by path
 */
export function withShell(script, files) {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\n${content.length}\n`).update(content);
  // The page itself is asked for by its folder: hosts redirect index.html there.
  const kept = [...files.keys()].map((path) => (path === 'index.html' ? './' : path));
  return script
    .replace("const VERSION = 'unbuilt';", `const VERSION = '${hash.digest('hex').slice(0, 16)}';`)
    .replace('const FILES = [];', `const FILES = ${JSON.stringify(kept)};`);
}

/**
 * @param {string} folder
 * @returns {Map<string, Buffer>} content by path, in the order of their names
 */
function filesIn(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !OWN_SCRIPTS.has(path) && !path.endsWith('.map'))
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}
