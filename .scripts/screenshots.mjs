// node .scripts/screenshots.mjs
// Builds the page and takes pictures of it into .test-results/screens/: light and dark, large and small.
import { ensureInstalled } from './ensure-installed.mjs';
import { runQuietly } from './run.mjs';

await ensureInstalled();
const built = await runQuietly(process.execPath, [
  'node_modules/vite/bin/vite.js',
  'build',
  '--logLevel',
  'warn',
]);
process.exitCode =
  built ||
  (await runQuietly(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e', 'screenshots', '--reporter=list'],
    { FLOWMINT_SCREENSHOTS: '1' },
  ));
