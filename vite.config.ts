import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const cache = join(root, 'node_modules/.cache/flowmint');

/** `vite build --mode cli|worker`; every other mode is the web app. */
export default defineConfig(({ mode }) => ({
  ...(mode === 'cli' || mode === 'worker' ? program(mode) : webApp()),
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', '.scripts/*.test.mjs'],
  },
}));

function webApp(): UserConfig {
  return {
    base: './',
    plugins: [react(), recordModules('web')],
    worker: { format: 'es' },
    build: { target: 'es2023', outDir: 'dist' },
  };
}

/** One self-contained file: it starts without node_modules and holds nothing it does not use. */
function program(name: 'cli' | 'worker'): UserConfig {
  return {
    plugins: [recordModules(name)],
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

/** Notes which modules a bundle is made of, for the test that nothing leaks into it. */
function recordModules(name: string): Plugin {
  return {
    name: 'flowmint:record-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? Object.keys(chunk.modules) : [],
      );
      const modules = ids.map((id) => (isAbsolute(id) ? relative(root, id) : id)).sort();
      mkdirSync(cache, { recursive: true });
      writeFileSync(join(cache, `modules-${name}.json`), JSON.stringify(modules, null, 2));
    },
  };
}
