import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { dataModules } from './.scripts/data-modules.mjs';
import { devPolicy, NONCE } from './.scripts/dev-policy.mjs';
import { earlyScript } from './.scripts/early-script.mjs';
import { offlineShell } from './.scripts/offline-shell.mjs';
import { templateList } from './.scripts/template-list.mjs';
import { zodWithoutJsonSchema } from './.scripts/zod-without-json-schema.mjs';

const cache = join(import.meta.dirname, 'node_modules/.cache/flowmint');

/** `vite build --mode cli|worker`; every other mode is the web app. */
export default defineConfig(({ command, mode }) => ({
  ...(mode === 'cli' || mode === 'worker' ? program(mode) : webApp(command)),
  test: {
    environment: 'node',
    // Machines are shared: a slow one is no failure, a hang is.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', '.scripts/*.test.mjs'],
    setupFiles: ['.scripts/same-examples-in-ci.mjs'],
  },
}));

/** Packages that the page has in another form; each file says why. */
const pageAliases = [
  {
    find: /^d3-color$/,
    replacement: join(import.meta.dirname, 'src/editor/canvas/d3-color-stub.ts'),
  },
  { find: /^tldts$/, replacement: join(import.meta.dirname, 'src/backend/msw/tldts-stub.ts') },
  { find: /^zod$/, replacement: join(import.meta.dirname, 'src/app/web/zod-without-eval.ts') },
];

function webApp(command: 'build' | 'serve'): UserConfig {
  return {
    base: './',
    // One page and no routes: what is not there is 404, not the page again.
    appType: 'mpa',
    plugins: [
      react(),
      templateList(),
      dataModules(),
      zodWithoutJsonSchema(),
      earlyScript('database'),
      offlineShell(),
      devPolicy(),
    ],
    ...(command === 'serve' && { html: { cspNonce: NONCE } }),
    resolve: { alias: pageAliases },
    worker: { format: 'es' },
    // Inlined as data: they would not pass the page's policy.
    build: {
      target: 'es2023',
      outDir: 'dist',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      // The page begins with two scripts: what parts that load later share with it would else be some thirty files, and
      // each of them waits for its turn. Two are read at the same time, and the larger one seldom changes.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'database', test: isDatabase, priority: 2 },
              { name: 'drawing', test: isDrawing, priority: 1 },
              { name: 'index', test: isEntry },
            ],
          },
        },
      },
    },
  };
}

/** What the canvas is drawn with, and what joins modules. */
const isDrawing = /[\\/]node_modules[\\/](react-dom|@xyflow)[\\/].*js$|rolldown[\\/]runtime/;

/** What the page waits for longest: it begins before all else. */
const isDatabase = /[\\/]src[\\/]app[\\/]web[\\/]database\.ts$/;

/** A group takes in all that its modules import. */
const isEntry = /[\\/]src[\\/]app[\\/]web[\\/]main\.tsx$/;

/** One self-contained file: it starts without node_modules and holds nothing it does not use. */
function program(name: 'cli' | 'worker'): UserConfig {
  return {
    ssr: { noExternal: true, target: name === 'cli' ? 'node' : 'webworker' },
    build: {
      ssr: `src/app/${name}/main.ts`,
      target: name === 'cli' ? 'node20' : 'es2023',
      outDir: join(cache, name),
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
    },
  };
}
