// node .scripts/find-browser.mjs
// Prints the path of a Chromium that Playwright really launches, getting one if there is none:
//   1. FLOWMINT_CHROMIUM, if set
//   2. the system's chromium-headless-shell, chromium or google-chrome
//   3. the one Playwright keeps
//   4. apt-get, as root on Debian and its kin
//   5. npx playwright install chromium
// The answer is kept in node_modules/.cache/flowmint/browser.json.
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { cache, root } from './paths.mjs';
import { runQuietly } from './run.mjs';

const record = join(cache, 'browser.json');
const SYSTEM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/**
 * The path of a Chromium that works here.
 *
 * @returns {Promise<string>}
 * @throws when none is found and none can be installed; the message says what to install
 */
export async function findBrowser() {
  const forced = process.env['FLOWMINT_CHROMIUM'];
  if (forced !== undefined && forced !== '') {
    if (await launches(forced)) return forced;
    throw new Error(`FLOWMINT_CHROMIUM does not launch: ${forced}`);
  }
  const known = remembered();
  if (known !== undefined) return known;
  const found =
    (await firstThatLaunches(await installed())) ??
    ((await installWithApt()) ? await firstThatLaunches(await installed()) : undefined) ??
    ((await installWithPlaywright()) ? await firstThatLaunches(await installed()) : undefined);
  if (found === undefined) {
    throw new Error(
      'no Chromium that launches. Install one (Debian: apt-get install chromium; elsewhere: ' +
        'npx playwright install --with-deps chromium) or name one in FLOWMINT_CHROMIUM.',
    );
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(record, JSON.stringify({ path: found }));
  return found;
}

function remembered() {
  try {
    const { path } = JSON.parse(readFileSync(record, 'utf8'));
    return typeof path === 'string' && isExecutable(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function installed() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const system = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const { chromium } = await import('@playwright/test');
  return [...system, chromium.executablePath()].filter(isExecutable);
}

/** @param {readonly string[]} candidates */
async function firstThatLaunches(candidates) {
  for (const path of candidates) {
    if (await launches(path)) return path;
  }
  return undefined;
}

/**
 * Only a page that can be read proves a browser: `--version` answers where libraries are missing.
 *
 * @param {string} executablePath
 */
async function launches(executablePath) {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 });
    try {
      const page = await browser.newPage();
      await page.setContent('<h1>works</h1>');
      return (await page.textContent('h1')) === 'works';
    } finally {
      await browser.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    process.stderr.write(`${executablePath} does not launch: ${reason}\n`);
    return false;
  }
}

async function installWithApt() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  process.stderr.write('No Chromium found; installing one with apt-get.\n');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'fonts-dejavu-core'];
  await runQuietly('apt-get', ['update'], env);
  return (
    (await runQuietly('apt-get', [...install, 'chromium-headless-shell'], env)) === 0 ||
    (await runQuietly('apt-get', [...install, 'chromium'], env)) === 0
  );
}

async function installWithPlaywright() {
  process.stderr.write('No Chromium found; asking Playwright for one.\n');
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  return (await runQuietly(process.execPath, [cli, 'install', 'chromium'])) === 0;
}

/** @param {string} name */
function onPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((dir) => isExecutable(join(dir, name)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await ensureInstalled();
    console.log(await findBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
