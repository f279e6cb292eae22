import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { JSONWebKeySet } from 'jose';
import { build } from 'vite';
import { cache, root } from '../.scripts/paths.mjs';
import { verifyToken } from '../src/hosts/keys/verify.ts';
import { cases } from './conformance/cases.ts';
import type { FileCase } from './conformance/cases.ts';
import { recordsInNode } from './conformance/records-in-node.ts';
import { servePage } from './conformance/serve-page.ts';

// Every run is made here in Node; what every other host makes of it has to be the same, byte by byte.

const names = cases.map(({ name }) => name);

let records: readonly string[];
let served: Awaited<ReturnType<typeof servePage>>;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  [records, served] = await Promise.all([recordsInNode(cases), servePage()]);
});
test.afterAll(() => served.close());

test('the page makes the same runs, its requests seen in the network tools', async ({ page }) => {
  const seen: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/mock/') && response.fromServiceWorker()) seen.push(pathname);
  });
  await open(page);

  expect(await page.evaluate(() => window.conformance.mode())).toBe('service-worker');
  expect(named(await inPage(page))).toEqual(named(records));
  expect(seen).toContain('/mock/1/https/idp.example.com/login');
});

test('the page makes the same runs where there are no service workers', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await open(page);

  expect(named(await inPage(page))).toEqual(named(records));
  expect(await page.evaluate(() => window.conformance.mode())).toBe('direct');
  await context.close();
});

test('the Web Worker makes the same runs', async ({ page }) => {
  await open(page);

  const inWorker = await page.evaluate(
    (all) => window.conformance.inWorker(all),
    JSON.stringify(cases),
  );
  expect(named(inWorker)).toEqual(named(records));
});

test('the command line makes the same runs', async () => {
  test.slow();
  await build({ root, mode: 'cli', logLevel: 'error' });

  // A process each: of a template its first scenario will do.
  const first = cases.filter(({ file }, i) => cases[i - 1]?.file !== file);
  const traces = await Promise.all(first.map(traceOnCommandLine));
  const here = first.map((one) =>
    (records[cases.indexOf(one)] ?? '').split('\n').slice(0, -1).join('\n'),
  );
  expect(traces).toEqual(here);
});

test('a request leaves with raw tokens that the page’s own keys verify', async ({ page }) => {
  await open(page);
  const carrying = cases.filter(({ name }) => name === 'raw-tokens-stay-outside');
  await page.evaluate(() => window.conformance.mode());
  const request = page.waitForRequest('**/mock/1/https/api.example.com/sessions');
  await inPage(page, carrying);

  const sent: { jwt: string } = (await request).postDataJSON();
  const jwks: JSONWebKeySet = JSON.parse(await page.evaluate(() => window.conformance.jwks()));
  const now = Date.parse(carrying[0]?.scenario.now ?? '');
  expect(await verifyToken(sent.jwt, jwks, now)).toMatchObject({ type: 'verified' });
});

async function open(page: Page): Promise<void> {
  await page.goto(served.url);
  await page.waitForFunction(() => 'conformance' in window);
}

function inPage(page: Page, some = cases): Promise<readonly string[]> {
  return page.evaluate((all) => window.conformance.inPage(all), JSON.stringify(some));
}

async function traceOnCommandLine({ file, scenarioArgument }: FileCase): Promise<string> {
  const args = ['run', file, '--scenario', scenarioArgument, '--json'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(cache, 'cli/main.mjs'), ...args],
    { maxBuffer: 50_000_000 },
  ).catch((error: unknown) => error as { stdout: string }); // an outcome nobody expected exits with 1
  const { trace } = JSON.parse(stdout) as { trace: readonly unknown[] };
  return trace.map((entry) => JSON.stringify(entry)).join('\n');
}

function named(values: readonly string[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
