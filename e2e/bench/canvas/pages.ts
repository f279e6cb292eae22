import { join } from 'node:path';
import { build } from 'vite';
import { freePort } from '../../../.scripts/free-port.mjs';
import { cache, root } from '../../../.scripts/paths.mjs';
import { serveFolder } from './serve-folder.ts';

export interface Pages {
  /** The address of the built app. */
  readonly ours: string;
  /** The address of the bare React Flow page. */
  readonly bare: string;
  close(): Promise<void>;
}

/** Builds the app and the bare page and serves both the same way. */
export async function servePages(): Promise<Pages> {
  const folder = join(cache, 'bench-canvas');
  const app = join(folder, 'app');
  const bare = join(folder, 'bare');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: app, emptyOutDir: true },
  });
  await build({
    root: join(root, 'e2e/bench/canvas/bare'),
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { outDir: bare, emptyOutDir: true, target: 'es2023' },
  });
  const first = await serveFolder(app, await freePort(4700));
  const second = await serveFolder(bare, await freePort(4800));
  return {
    ours: first.url,
    bare: second.url,
    close: async () => {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
