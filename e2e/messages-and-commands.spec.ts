import { expect, test } from './fixtures.ts';

// What a service worker answers cannot be held back.
test.use({ serviceWorkers: 'block' });

test('keys typed before the list of commands is there are not lost, and reach nothing else', async ({
  page,
  flowmint,
}) => {
  // The list comes when this says so.
  let bring = (): void => {};
  const held = new Promise<void>((resolve) => {
    bring = resolve;
  });
  await page.route(/overlays-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await flowmint.ready();
  const steps = await flowmint.steps();
  await flowmint.deselect();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('1minimal');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Backspace');
  bring();
  await page.keyboard.type('nimap');

  const list = flowmint.dialog('Commands').getByRole('combobox');
  await expect(list).toHaveValue('1minimap');
  await expect(list).toBeFocused();
  await list.fill('minimap');
  await page.keyboard.press('Enter');
  await expect(flowmint.dialog('Commands')).toBeHidden();
  expect(await flowmint.steps()).toEqual(steps);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]) {
  test(`a message covers no control, ${viewport.width} × ${viewport.height}`, async ({
    page,
    flowmint,
  }) => {
    await page.setViewportSize(viewport);
    await flowmint.run();
    await flowmint.openTab('Users');
    await flowmint.bottom.getByRole('button', { name: 'Keep this run’s changes' }).click();
    const message = await flowmint.message('Kept: 1 created.').boundingBox();
    if (message === null) throw new Error('no message');

    for (const part of [
      flowmint.bottom,
      page.getByRole('banner'),
      flowmint.canvas.getByRole('toolbar'),
    ]) {
      const box = await part.boundingBox();
      if (box === null) throw new Error(`nothing is to be seen of ${String(part)}`);
      const isApart =
        message.x + message.width <= box.x ||
        box.x + box.width <= message.x ||
        message.y + message.height <= box.y ||
        box.y + box.height <= message.y;
      expect(isApart, `the message beside ${String(part)}`).toBe(true);
    }
  });
}
