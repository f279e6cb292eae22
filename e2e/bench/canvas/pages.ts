import { join } from 'node:path';
import { build, preview } from 'vite';
import { freePort } from '../../../.scripts/free-port.mjs';
import { cache, root } from '../../../.scripts/paths.mjs';

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
  const [first, second] = [await serve(app, 4700), await serve(bare, 4800)];
  return {
    ours: first.url,
    bare: second.url,
    close: async () => {
      await Promise.all([first.close(), second.close()]);
    },
  };
}

async function serve(outDir: string, from: number) {
  const port = await freePort(from);
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
