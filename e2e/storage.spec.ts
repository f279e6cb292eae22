import type { BrowserContext, Page } from '@playwright/test';
import { expect, Flowmint, test } from './fixtures.ts';

test('a reload right after an edit loses nothing', async ({ page, flowmint }) => {
  await flowmint.flowName.fill('Edited');
  await page.reload();
  await flowmint.ready();

  await expect(flowmint.flowName).toHaveValue('Edited');
});

test('a killed tab loses at most a second', async ({ page, context, flowmint }) => {
  await flowmint.flowName.fill('Before the crash');
  await kept(page, 'Before the crash', 1000);
  await crash(page, context);

  const later = new Flowmint(await context.newPage());
  await later.open();
  await expect(later.flowName).toHaveValue('Before the crash');
});

test('the key that signs is the same after a reload', async ({ page, flowmint }) => {
  await flowmint.run();
  const { header } = await flowmint.token();
  await page.reload();
  await flowmint.ready();
  await flowmint.setSpeed('Instant');
  await flowmint.run();
  const again = await flowmint.token();

  expect(again.header).toEqual(header);
  expect(again.verified).toBe(true);
});

test.describe('two tabs on one flow', () => {
  test('show each other’s edits', async ({ context, flowmint }) => {
    await flowmint.flowName.fill('Shared');
    await kept(flowmint.page, 'Shared');
    const other = await secondTab(context, 'Shared');

    await flowmint.flowName.fill('From the first tab');
    await expect(other.flowName).toHaveValue('From the first tab');
    await other.flowName.fill('From the second tab');
    await expect(flowmint.flowName).toHaveValue('From the second tab');
  });

  test('that edit at once: mine goes on as a copy', async ({ context, flowmint }) => {
    const { asked, other, mine, theirs } = await editAtOnce(flowmint, context);
    await question(asked).getByRole('button', { name: 'Keep mine as a copy' }).click();

    await expect(asked.flowName).toHaveValue(`${mine} (my version)`);
    await expect(other.flowName).toHaveValue(theirs);
    const gallery = await asked.openGallery();
    const flows = gallery.getByRole('region', { name: 'My flows' });
    await expect(flows.getByText(`${mine} (my version)`, { exact: true })).toBeVisible();
    await expect(flows.getByText(theirs, { exact: true })).toBeVisible();
  });

  test('that edit at once: theirs is taken, and undo has mine', async ({ context, flowmint }) => {
    const { asked, other, mine, theirs } = await editAtOnce(flowmint, context);
    await question(asked).getByRole('button', { name: 'Take the other version' }).click();

    await expect(asked.flowName).toHaveValue(theirs);
    await asked.undo();
    await expect(asked.flowName).toHaveValue(mine);
    await expect(other.flowName).toHaveValue(mine);
  });
});

function question({ page }: Flowmint) {
  return page.getByRole('dialog', { name: 'This flow was changed in another tab' });
}

/** Opens the flow of that name in a second tab. */
async function secondTab(context: BrowserContext, name: string): Promise<Flowmint> {
  const page = await context.newPage();
  const other = new Flowmint(page);
  await other.open();
  await expect(other.flowName).toHaveValue(name);
  return other;
}

/** Edits a flow in two tabs before either has saved, and waits until the one that saves later asks. */
async function editAtOnce(first: Flowmint, context: BrowserContext) {
  await first.flowName.fill('Shared');
  await kept(first.page, 'Shared');
  const second = await secondTab(context, 'Shared');
  // Time stands still in both, and with it their saving.
  await context.clock.install();
  await context.clock.pauseAt(Date.now() + 60_000);
  await first.flowName.fill('One');
  await second.flowName.fill('Two');
  await context.clock.resume();
  const asked = await Promise.any(
    [first, second].map(async (tab) => {
      await expect(question(tab)).toBeVisible();
      return tab;
    }),
  );
  return asked === first
    ? { asked, other: second, mine: 'One', theirs: 'Two' }
    : { asked, other: first, mine: 'Two', theirs: 'One' };
}

/** As if the process of the tab had been killed: no event tells the page. */
async function crash(page: Page, context: BrowserContext): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => {});
  await crashed;
}

/** Waits until the browser's database has a flow of that name. */
async function kept(page: Page, name: string, timeout = 5000): Promise<void> {
  await expect.poll(() => page.evaluate(nameIsKept, name), { timeout, intervals: [50] }).toBe(true);
}

/** Runs in the page: whether the browser's database has a flow of that name. */
function nameIsKept(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('flowmint');
    request.addEventListener('error', () => reject(new Error('the database did not open')));
    request.addEventListener('success', () => {
      const database = request.result;
      const entries = database.transaction('entries').objectStore('entries').getAll();
      entries.addEventListener('success', () => {
        const known: readonly { name: string }[] = entries.result;
        database.close();
        resolve(known.some((entry) => entry.name === name));
      });
    });
  });
}
