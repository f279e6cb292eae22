import { expect, test } from './fixtures.ts';

// Below 1100 px panels lie over the canvas.
test.use({ viewport: { width: 1024, height: 768 } });

test('in a narrow window what stands on the canvas stands beside the palette', async ({
  flowmint,
}) => {
  await flowmint.openPalette();
  const palette = await flowmint.palette.boundingBox();
  const end = (palette?.x ?? 0) + (palette?.width ?? 0);
  for (const part of [
    flowmint.canvas.getByRole('toolbar', { name: 'Canvas' }),
    flowmint.canvas.getByRole('region', { name: 'About this flow' }),
  ]) {
    await expect.poll(async () => (await part.boundingBox())?.x).toBeGreaterThan(end);
  }
});

test('in a narrow window a press on a card shows the way to its settings', async ({ flowmint }) => {
  const { canvas, side } = flowmint;
  // Where the side panel is about to be.
  await flowmint.card('Update User').getByText('Update User', { exact: true }).click();
  await expect(side).toBeHidden();
  const settings = canvas.getByRole('button', { name: 'Settings of Update User' });
  await settings.click();
  await expect(side.getByRole('textbox', { name: 'Step name' })).toHaveValue('Update User');
  await expect(settings).toBeHidden();
  await expect
    .poll(async () => {
      const [card, panel] = [
        await flowmint.card('Update User').boundingBox(),
        await side.boundingBox(),
      ];
      return card !== null && panel !== null && card.x > 0 && card.x + card.width < panel.x;
    })
    .toBe(true);
});
