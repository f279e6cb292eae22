import { defineConfig } from '@playwright/test';
import { findBrowser } from '../.scripts/find-browser.mjs';
import { freePort } from '../.scripts/free-port.mjs';

// The workers load this file too and must see the port that the server was given.
process.env['FLOWMINT_E2E_PORT'] ??= String(await freePort(4400));
const baseURL = `http://127.0.0.1:${process.env['FLOWMINT_E2E_PORT']}/`;

export default defineConfig({
  testDir: '.',
  // Pictures are taken on demand: .scripts/screenshots.mjs.
  testIgnore: process.env['FLOWMINT_SCREENSHOTS'] === undefined ? 'screenshots.spec.ts' : [],
  outputDir: '../.test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../.test-results/e2e.json' }]],
  // Machines are shared: a slow one is no failure, a hang is.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  use: {
    viewport: { width: 1440, height: 900 },
    baseURL,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: await findBrowser() },
  },
  projects: [{ name: 'chromium' }],
  // Serves dist/, or the build in FLOWMINT_DIST, as it stands: build it first (npm test does).
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${process.env['FLOWMINT_DIST'] ?? 'dist'} --host 127.0.0.1 --strictPort --port ${process.env['FLOWMINT_E2E_PORT']}`,
    cwd: '..',
    url: baseURL,
  },
});
