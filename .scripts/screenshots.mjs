// node .scripts/screenshots.mjs
// Builds the page into a folder of its own and takes pictures of it into .test-results/screens/: light and dark, large
// and small. Arguments go to Playwright, such as `-g "light, 1440"`.
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { cache } from './paths.mjs';
import { runQuietly } from './run.mjs';

await ensureInstalled();
const dist = join(cache, 'screenshots');
const built = await runQuietly(process.execPath, [
  'node_modules/vite/bin/vite.js',
  'build',
  '--logLevel',
  'warn',
  '--outDir',
  dist,
]);
process.exitCode =
  built ||
  (await runQuietly(
    process.execPath,
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '-c',
      'e2e',
      'screenshots',
      '--reporter=list',
      '--output=.test-results/screens-trouble',
      ...process.argv.slice(2),
    ],
    { FLOWMINT_SCREENSHOTS: '1', FLOWMINT_DIST: dist },
  ));
