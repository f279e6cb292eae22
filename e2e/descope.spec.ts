import { readFile } from 'node:fs/promises';
import { unzip, zip } from '../src/formats/descope/files/zip.ts';
import {
  TASKS,
  exported,
  fromConsole,
  inline,
  snapshot,
  task,
  widget,
} from '../src/formats/testing/hand-made-export.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

// Colours on their way to others have no contrast to speak of.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('an export is dropped, looked through, drawn, and given back as it was', async ({
  page,
  flowmint,
}) => {
  const file = exported();
  await flowmint.openFile({ name: 'people.json', text: JSON.stringify(file) });
  const report = page.getByRole('dialog', { name: 'Imported' });
  await expect(report).toContainText('People from people.json');
  await expectAccessible(page);
  await report.getByRole('button', { name: 'Show the flow' }).click();
  await expect(flowmint.flowName).toHaveValue('People');
  expect(await flowmint.steps()).toContain('Ask the directory');

  expect(JSON.parse(await exportOf(flowmint))).toEqual(file);
});

test('an export that was copied as text is pasted as a flow of its own', async ({
  page,
  context,
  flowmint,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const file = JSON.stringify(exported());
  await page.evaluate((text) => navigator.clipboard.writeText(text), file);
  await flowmint.deselect();
  await page.keyboard.press('ControlOrMeta+v');
  const report = flowmint.dialog('Imported');
  await expect(report).toContainText('People from pasted.json');
  await flowmint.leaveBy(report, 'Show the flow');
  expect(await flowmint.steps()).toContain('Ask the directory');
  const gallery = await flowmint.openGallery();
  await expect(gallery.getByRole('region', { name: 'My flows' })).toContainText('People');
});

test('a screen of an export is seen as it is drawn, before anything runs', async ({
  page,
  flowmint,
}) => {
  await importFile(flowmint, 'people.json', JSON.stringify(exported()));
  await flowmint.selectStep('Log in');
  await flowmint.openTab('Screen');
  const screen = flowmint.side.getByRole('region', { name: 'Log in' });
  await expect(screen).toContainText('Welcome back');
  await expect(screen.getByLabel('Work email')).not.toBeEditable();
  await expect(screen.getByRole('combobox', { name: 'Team' })).toBeDisabled();
  await expect(screen.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await expect(flowmint.side.getByText(/^As it is drawn\./)).toBeVisible();
  expect(await flowmint.outcome()).toBe('none');
  await expectAccessible(page);
});

test('of an export only what was edited differs', async ({ flowmint }) => {
  const file = fromConsole();
  await importFile(flowmint, 'people.json', JSON.stringify(file));
  await flowmint.selectStep('Ask the directory');
  await flowmint.side.getByRole('textbox', { name: 'Step name' }).fill('Ask the phone book');
  await flowmint.page.keyboard.press('Tab');

  const changed = JSON.stringify(file).replace('"Ask the directory"', '"Ask the phone book"');
  expect(JSON.parse(await exportOf(flowmint))).toEqual(JSON.parse(changed));
});

test('what the format cannot say is told before the file is written', async ({
  page,
  flowmint,
}) => {
  await flowmint.deselect();
  await flowmint.command('Export for Descope');
  const dialog = page.getByRole('dialog', { name: 'Export for Descope' });
  await expect(dialog.getByRole('region', { name: 'What to know before' })).toContainText(
    'Generate JWT',
  );
  const id = dialog.getByRole('textbox', { name: 'Sign Up or In' });
  await id.fill('generate/mine');
  await expectAccessible(page);
  expect(await save(flowmint)).toContain('generate/mine');
});

test('broken JSON is told with its place, and the flow stays', async ({ page, flowmint }) => {
  const steps = await flowmint.steps();
  await flowmint.openFile({ name: 'cut.json', text: JSON.stringify(exported()).slice(0, 200) });
  await expect(page.getByText(/^cut\.json, line 1, column \d+: expected /)).toBeVisible();
  expect(await flowmint.steps()).toEqual(steps);
});

test('a zip of a snapshot comes in, and goes out, by keyboard alone', async ({
  page,
  flowmint,
}) => {
  const files = Object.entries(snapshot()).map(([name, value]) => ({
    name: `people/${name}`,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  const chooser = page.waitForEvent('filechooser');
  await flowmint.deselect();
  await page.keyboard.press('ControlOrMeta+o');
  const buffer = Buffer.from(zip(files));
  await (await chooser).setFiles({ name: 'project.zip', mimeType: 'application/zip', buffer });
  const report = flowmint.dialog('Imported');
  await expect(report).toContainText('People from project.zip/people');
  await flowmint.tabTo(report.getByRole('button', { name: 'Show the flow' }));
  await page.keyboard.press('Enter');
  await expect(report).toBeHidden();
  await expect(flowmint.flowName).toHaveValue('People');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Export for Descope');
  await page.keyboard.press('Enter');
  const dialog = flowmint.dialog('Export for Descope');
  await expect(dialog).toContainText('A snapshot’s folder, as a zip: people.zip');
  const saveButton = dialog.getByRole('button', { name: 'Save the export' });
  await expect(saveButton).toBeEnabled();
  // Without the dialog for saving, which no test can answer, the browser downloads.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const download = page.waitForEvent('download');
  await flowmint.tabTo(saveButton);
  await page.keyboard.press('Enter');
  const saved = unzip(await readFile(await (await download).path()));
  const parsed = saved.map(({ name, text }): [string, unknown] => [
    name.replace('people/', ''),
    name.endsWith('.json') ? JSON.parse(text) : text,
  ]);
  expect(Object.fromEntries(parsed)).toEqual(snapshot());
});

test('a flow that a widget brings along opens on its own, and goes back into the widget', async ({
  flowmint,
}) => {
  await flowmint.openFile({ name: 'widget.json', text: JSON.stringify(widget()) });
  const report = flowmint.dialog('Imported');
  await expect(report).toContainText('and another flow, which “Flows” lists as brought along');
  await flowmint.leaveBy(report, 'Show the flow');
  const gallery = await flowmint.openGallery();
  const brought = gallery.getByRole('region', { name: 'Brought along' });
  await brought.getByRole('button', { name: '1 step · opens as a flow of its own' }).click();
  await expect(gallery).toBeHidden();
  expect(await flowmint.steps()).toEqual(['End']);
  await flowmint.selectStep('End');
  await flowmint.side.getByRole('textbox', { name: 'Step name' }).fill('The end');
  await flowmint.page.keyboard.press('Tab');

  const changed = JSON.stringify(widget()).replace('"name":"End"', '"name":"The end"');
  expect(JSON.parse(await exportOf(flowmint))).toEqual(JSON.parse(changed));
});

test('a button that leads nowhere is a problem that the page shows', async ({ page, flowmint }) => {
  const loose = exported({
    ...TASKS,
    '0': task('0', {}, { name: 'Log in', type: 'screen', screenId: 'SCLOGIN', args: inline([]) }),
  });
  await flowmint.openFile({ name: 'loose.json', text: JSON.stringify(loose) });
  await page.getByRole('dialog').getByRole('button', { name: 'Show problems' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Problems' })).toContainText('Log in');
});

/** Drops an export and closes the report. */
async function importFile(flowmint: Flowmint, name: string, text: string): Promise<void> {
  await flowmint.openFile({ name, text });
  const report = flowmint.page.getByRole('dialog', { name: 'Imported' });
  await report.getByRole('button', { name: 'Show the flow' }).click();
  await expect(report).toBeHidden();
}

async function exportOf(flowmint: Flowmint): Promise<string> {
  await flowmint.deselect();
  await flowmint.command('Export for Descope');
  return save(flowmint);
}

/** Saves what the open dialog made. */
async function save({ page }: Flowmint): Promise<string> {
  // Without the dialog for saving, which no test can answer, the browser downloads.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the export' }).click();
  return readFile(await (await download).path(), 'utf8');
}
