import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { largeExport } from './bench/formats/large-export.ts';
import { expect, test } from './fixtures.ts';
import { longestGap, watchGaps } from './longest-gap.ts';

// A trace takes a snapshot of the page with every action: of a page this large that holds it up for longer than it does.
test.use({ trace: 'off' });

/** No wait on the page's own thread may be longer, in milliseconds; the machine may have other things to do. */
const FROZEN = 3_000;

test('an export of 5,000 steps is read, drawn, edited and given back, and the page is never frozen', async ({
  page,
  flowmint,
}) => {
  test.slow();
  const file = largeExport(5_000);
  await watchGaps(page);

  await test.step('dropped, it is read with its progress shown', async () => {
    const progress = seen(page, 'Reading');
    await flowmint.openFile({ name: 'large.json', text: JSON.stringify(file) });
    await progress;
    const report = flowmint.dialog('Imported');
    await expect(report).toContainText('5000 steps, ');
    await flowmint.leaveBy(report, 'Show the flow');
    await expect(flowmint.flowName).toHaveValue('Large flow');
    await flowmint.ready();
  });

  await test.step('a step far down is found, shown and renamed', async () => {
    await flowmint.command('Script 4002');
    const name = flowmint.side.getByRole('textbox', { name: 'Step name' });
    await expect(name).toHaveValue('Script 4002');
    await name.press('End');
    await page.keyboard.type(', renamed');
    await expect(flowmint.card('Script 4002, renamed')).toBeVisible();
    await flowmint.undo();
    await expect(flowmint.card('Script 4002')).toBeVisible();
  });

  await test.step('its problems are listed, some at a time', async () => {
    expect(await flowmint.problems()).toHaveLength(100);
    await flowmint.bottom.getByRole('button', { name: 'Show more' }).click();
    expect(await flowmint.problems()).toHaveLength(200);
  });

  await test.step('exported, it is made with its progress shown, and the same as before', async () => {
    const progress = seen(page, 'Exporting');
    await flowmint.deselect();
    await flowmint.command('Export for Descope');
    await progress;
    const download = page.waitForEvent('download');
    // Without the dialog for saving, which no test can answer, the browser downloads.
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await page.getByRole('button', { name: 'Save the export' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(text)).toEqual(file);
  });

  expect(await longestGap(page)).toBeLessThan(FROZEN);

  await test.step('it was kept, and is there again', async () => {
    await page.reload();
    await flowmint.ready();
    await expect(flowmint.flowName).toHaveValue('Large flow');
  });
});

/** Becomes true once a progress bar with this name was on the page, however short. */
async function seen(page: Page, label: string): Promise<void> {
  await page.waitForFunction(
    (name) =>
      [...document.getElementsByTagName('progress')].some(({ ariaLabel }) => ariaLabel === name),
    label,
    { polling: 'raf' },
  );
}
