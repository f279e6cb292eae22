import { expectAccessible } from './expect-accessible.ts';
import { expect, Flowmint, test } from './fixtures.ts';

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  permissions: ['clipboard-read', 'clipboard-write'],
});

test('a link carries a flow to somebody else, who is asked before anything is opened', async ({
  page,
  flowmint,
  browser,
}) => {
  await flowmint.flowName.fill('From me to you');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = flowmint.dialog('Share this flow');
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#flow=/);
  await expectAccessible(page);
  const long = await field.inputValue();
  await dialog.getByRole('switch', { name: /With its \d+ scenarios/ }).uncheck();
  await expect.poll(async () => (await field.inputValue()).length).toBeLessThan(long.length / 1.5);
  await dialog.getByRole('switch', { name: /With its \d+ scenarios/ }).check();
  await expect(field).toHaveValue(long);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(long);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const sent: unknown = { ...JSON.parse(await flowmint.document()), id: '' };

  const elsewhere = await browser.newContext({ reducedMotion: 'reduce' });
  const other = new Flowmint(await elsewhere.newPage());
  await other.open(long);
  const question = other.dialog('A flow from a link');
  await expect(question).toContainText('From me to you: 10 steps, 14 scenarios.');
  await expect(other.flowName).not.toHaveValue('From me to you');
  await expectAccessible(other.page);
  await other.leaveBy(question, 'Not now');
  await expect(other.page).not.toHaveURL(/#/);
  await expect(other.flowName).not.toHaveValue('From me to you');

  await other.page.evaluate((link) => {
    window.location.href = link;
  }, long);
  await other.leaveBy(question, 'Open as a new flow');
  await expect(other.flowName).toHaveValue('From me to you');
  expect({ ...JSON.parse(await other.document()), id: '' }).toEqual(sent);
  await other.setSpeed('Instant');
  expect(await other.run()).toBe('completed');
  await other.page.reload();
  await other.ready();
  await expect(other.flowName).toHaveValue('From me to you');
  await elsewhere.close();
});

test('a link that was cut off says so and changes nothing', async ({ page, flowmint }) => {
  await flowmint.flowName.fill('Mine');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const field = flowmint.dialog('Share this flow').getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#flow=/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  await page.evaluate(
    (cut) => {
      window.location.href = cut;
    },
    link.slice(0, -200),
  );

  const dialog = flowmint.dialog('A flow from a link');
  await expect(dialog.getByRole('alert')).toContainText('cut off or changed on its way');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expect(flowmint.flowName).toHaveValue('Mine');
});

test('a secret is in no link', async ({ page, flowmint }) => {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = flowmint.dialog('Share this flow');
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#flow=/);
  const before = await field.inputValue();
  await page.keyboard.press('Escape');

  await flowmint.command('Connectors');
  const connectors = flowmint.dialog('Connectors');
  await connectors.getByRole('button', { name: 'Acme identity API', exact: true }).click();
  const form = flowmint.dialog('Acme identity API');
  await flowmint.fillIn(form, 'Type', 'Bearer Token');
  await flowmint.fillIn(form, 'Token', 'kept-away-4711');
  await flowmint.leaveBy(form, 'Save');
  await flowmint.leaveBy(connectors, 'Done');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  // The same flow is the same link: of the secret there is nothing in it.
  await expect(field).toHaveValue(before);
});
