import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { preview } from 'vite';
import { freePort } from '../.scripts/free-port.mjs';
import { root } from '../.scripts/paths.mjs';
import { expect, Flowmint, test } from './fixtures.ts';

test.describe('after the first visit', () => {
  test('the app works offline: a reload, a run, a verified token', async ({
    page,
    context,
    flowmint,
  }) => {
    await keptForOffline(page);
    await context.setOffline(true);

    await page.reload();
    await flowmint.ready();
    await flowmint.setSpeed('Instant');
    expect(await flowmint.run()).toBe('completed');
    expect((await flowmint.token()).verified).toBe(true);
  });

  test('offline it opens again when every tab was closed', async ({ page, context, flowmint }) => {
    await flowmint.flowName.fill('Still here');
    await flowmint.flowName.blur();
    await keptForOffline(page);
    await page.close();
    await context.setOffline(true);

    const later = new Flowmint(await context.newPage());
    await later.open('./?from=bookmark#somewhere');
    await expect(later.flowName).toHaveValue('Still here');
    await later.setSpeed('Instant');
    expect(await later.run()).toBe('completed');
  });

  test('panels and templates that were never looked at are there too', async ({
    page,
    context,
    flowmint,
  }) => {
    await keptForOffline(page);
    await context.setOffline(true);

    for (const tab of ['Users', 'HTTP', 'Scenarios', 'Problems'] as const) {
      await flowmint.openTab(tab);
      await expect(flowmint.bottom.getByRole('tabpanel')).not.toBeEmpty();
    }
    await flowmint.openTemplate('Sign In with 3rd-party IdP');
    expect(await flowmint.steps()).toContain('Generate JWT');
  });
});

test.describe('a new version', () => {
  test.describe.configure({ mode: 'serial' });
  const folder = mkdtempSync(join(tmpdir(), 'flowmint-versions-'));
  let url = '';
  let server: Awaited<ReturnType<typeof preview>>;

  test.beforeAll(async () => {
    cpSync(join(root, 'dist'), folder, { recursive: true });
    const port = await freePort(4500);
    url = `http://127.0.0.1:${port}/`;
    server = await preview({
      configFile: false,
      appType: 'mpa',
      logLevel: 'warn',
      build: { outDir: folder },
      preview: { host: '127.0.0.1', port, strictPort: true },
    });
  });
  test.afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test('is there on the next load; only the version before it is kept', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: url });
    const flowmint = new Flowmint(page);
    await flowmint.open();
    await keptForOffline(page);
    for (const version of ['two', 'three']) {
      release(version);
      await page.reload();
      await flowmint.ready();
      expect(await page.title()).not.toContain(version);
      await expect.poll(() => wholeShells(page)).toContain(`shell-${version}`);

      await page.reload();
      await flowmint.ready();
      expect(await page.title()).toBe(`Flowmint ${version}`);
    }
    await expect.poll(() => wholeShells(page)).toEqual(['shell-two', 'shell-three']);
    await page.close();
  });

  test('that is only half there changes nothing', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: url });
    const flowmint = new Flowmint(page);
    await flowmint.open();
    await keptForOffline(page);
    const before = await page.title();
    release('broken');
    edit('shell.json', /"files":\[/, '"files":["assets/not-uploaded-yet.js",');

    const asked = page
      .context()
      .waitForEvent('response', (response) => response.url().endsWith('/not-uploaded-yet.js'));
    await page.reload();
    await asked;
    await page.reload();
    await flowmint.ready();
    expect(await page.title()).toBe(before);
    expect(await wholeShells(page)).not.toContain('shell-broken');
    await page.close();
  });

  /** A build that differs in its title. */
  function release(version: string): void {
    edit('index.html', /<title>.*<\/title>/, `<title>Flowmint ${version}</title>`);
    edit('shell.json', /"version":"[^"]*"/, `"version":"${version}"`);
  }

  function edit(file: string, pattern: RegExp, replacement: string): void {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!pattern.test(text)) throw new Error(`${file} has nothing like ${pattern}`);
    writeFileSync(path, text.replace(pattern, replacement));
  }
});

/** Waits until the service worker has everything and answers for this page. */
async function keptForOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The versions that are kept whole. */
function wholeShells(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('shell-'));
    const whole = await Promise.all(
      names.map(async (name) => (await caches.open(name)).match('./shell.json')),
    );
    return names.filter((_, i) => whole[i] !== undefined);
  });
}
