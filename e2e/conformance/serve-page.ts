import { join } from 'node:path';
import { build, preview } from 'vite';
import { freePort } from '../../.scripts/free-port.mjs';
import { cache } from '../../.scripts/paths.mjs';

/** Builds the conformance page with the page's own configuration and serves it. Answers its address and how to stop. */
export async function servePage(): Promise<{ url: string; close(): Promise<void> }> {
  const root = import.meta.dirname;
  const outDir = join(cache, 'conformance');
  await build({
    root,
    configFile: join(root, '../../vite.config.ts'),
    logLevel: 'warn',
    publicDir: join(root, '../../public'),
    build: { outDir, emptyOutDir: true },
  });
  const port = await freePort(4600);
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
