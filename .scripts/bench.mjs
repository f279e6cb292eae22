// npm run bench -- engine|canvas|formats [ARGS]
// Runs e2e/bench/<name>.ts, which exports `bench(args: string[]): Promise<unknown>`, and writes
// what it returns to .bench/<name>.json. What it prints on the way is its own affair.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { cache, root } from './paths.mjs';

const [name = '', ...args] = process.argv.slice(2);
const entry = join(root, 'e2e/bench', `${name}.ts`);
if (name === '' || basename(name) !== name || !existsSync(entry)) {
  console.error('usage: npm run bench -- engine|canvas|formats [ARGS]');
  process.exit(2);
}

await ensureInstalled();
const { build } = await import('vite');
const outDir = join(cache, 'bench');
await build({
  root,
  configFile: false,
  mode: 'production',
  logLevel: 'error',
  plugins: [{ name: 'flowmint:scripts-stay', enforce: 'pre', resolveId: asItStands }],
  build: {
    ssr: entry,
    outDir,
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
  },
});
/** @type {{ bench: (args: string[]) => Promise<unknown> }} */
const { bench } = await import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
const result = await bench(args);
mkdirSync(join(root, '.bench'), { recursive: true });
writeFileSync(join(root, '.bench', `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
console.log(`Written to .bench/${name}.json`);

/**
 * The house's programs find the project's folder by where they are, so they are not built in.
 *
 * @param {string} id
 * @param {string | undefined} importer
 */
function asItStands(id, importer) {
  if (importer === undefined || !id.includes('/.scripts/')) return undefined;
  return { id: pathToFileURL(resolve(importer, '..', id)).href, external: true };
}
