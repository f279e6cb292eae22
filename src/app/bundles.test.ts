import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What only the page needs. */
const PAGE_ONLY =
  /node_modules\/(react|react-dom|scheduler|@xyflow|zustand|msw|idb|lucide-react)\//;

const programs = ['cli', 'worker'].filter((name) =>
  existsSync(join(import.meta.dirname, name, 'main.ts')),
);

describe('what the bundles are made of', { timeout: 120_000 }, () => {
  test.each(programs)('the %s holds nothing that only the page needs', async (name) => {
    const modules = await modulesOf(name);
    expect(modules).toContain(`src/app/${name}/main.ts`);
    expect(modules.filter((id) => PAGE_ONLY.test(id))).toEqual([]);
  });

  test('the page holds React, so its presence elsewhere would be noticed', async () => {
    expect((await modulesOf('production')).filter((id) => PAGE_ONLY.test(id))).not.toEqual([]);
  });

  test('the page names the script that opens its database, so that it begins before the others', async () => {
    const page = (await outputOf('production')).find(({ fileName }) => fileName === 'index.html');
    const html = page?.type === 'asset' ? String(page.source) : '';
    expect(html).toMatch(/<script[^>]* async [^>]*src="\.\/assets\/database-[^"]+\.js"/);
  });
});

/** The modules of the bundle that `vite build --mode <mode>` makes, relative to the project. */
async function modulesOf(mode: string): Promise<string[]> {
  return (await outputOf(mode))
    .flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
    .map((id) => relative(root, id));
}

/** What `vite build --mode <mode>` would write. */
async function outputOf(mode: string) {
  const built = await build({ root, mode, logLevel: 'error', build: { write: false } });
  if ('on' in built) throw new Error('vite watches instead of building');
  return [built].flat().flatMap(({ output }) => output);
}
