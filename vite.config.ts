import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';

const cache = join(import.meta.dirname, 'node_modules/.cache/flowmint');

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
    plugins: [react()],
    worker: { format: 'es' },
    build: { target: 'es2023', outDir: 'dist' },
  };
}

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
