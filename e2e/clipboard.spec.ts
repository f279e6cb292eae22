import { expect, Flowmint, test } from './fixtures.ts';

test('steps are copied to another tab as text, with their edges, and never onto others', async ({
  page,
  context,
  flowmint,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await flowmint.selectStep('Update User');
  await flowmint
    .card('Custom Claims')
    .getByText('Custom Claims', { exact: true })
    .click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('ControlOrMeta+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({
    steps: [{ name: 'Update User' }, { name: 'Custom Claims' }],
  });

  const other = new Flowmint(await context.newPage());
  await other.open();
  await other.newFlow();
  await other.canvas.focus();
  await other.page.keyboard.press('ControlOrMeta+v');

  await expect(other.port('Update User', 'Success')).toHaveAccessibleName(
    /leads to Custom Claims$/,
  );
  await expect(other.port('Custom Claims', 'Success')).toHaveAccessibleName(/leads to nothing$/);
  await other.page.keyboard.press('ControlOrMeta+v');
  await expect(other.card('Custom Claims 2')).toBeVisible();
  const boxes = await Promise.all(
    (await other.steps()).map((step) => other.card(step).boundingBox()),
  );
  expect(new Set(boxes.map((box) => `${box?.x} ${box?.y}`)).size).toBe(4);
});

test('text that holds no steps is not pasted, and the page says so', async ({ page, flowmint }) => {
  const before = await flowmint.steps();
  await flowmint.flowName.fill('just words');
  await flowmint.flowName.selectText();
  await page.keyboard.press('ControlOrMeta+c');
  await flowmint.canvas.focus();
  await page.keyboard.press('ControlOrMeta+v');

  await expect(page.getByText('The clipboard holds no steps')).toBeVisible();
  expect(await flowmint.steps()).toEqual(before);
});
