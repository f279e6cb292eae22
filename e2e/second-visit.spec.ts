import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test('a reload shows the part of the flow that was looked at, each flow its own', async ({
  page,
  flowmint,
}) => {
  await flowmint.flowName.fill('Mine');
  const fitted = await placeOf(flowmint, 'Log in');
  await flowmint.canvas.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await placeOf(flowmint, 'Log in')).width).not.toBe(fitted.width);
  const left = await restingPlaceOf(flowmint, 'Log in');

  await page.reload();
  await flowmint.ready();
  expect(await placeOf(flowmint, 'Log in')).toEqual(left);

  await flowmint.openTemplate('Existing cookie');
  await expect(flowmint.card('End')).toBeInViewport();
  const gallery = await flowmint.openGallery();
  await gallery
    .getByRole('region', { name: 'My flows' })
    .getByRole('button', { name: /^Mine/ })
    .click();
  await flowmint.ready();
  await expect.poll(() => placeOf(flowmint, 'Log in')).toEqual(left);

  await flowmint.canvas.getByRole('button', { name: 'Fit the flow' }).click();
  await expect.poll(async () => (await placeOf(flowmint, 'Log in')).width).toBe(fitted.width);
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.reload();
  await flowmint.ready();
  await expect(flowmint.card('End')).toBeInViewport({ ratio: 0.99 });
});

test('a reload shows who was chosen, what was open and what was selected, each flow its own', async ({
  page,
  flowmint,
}) => {
  await flowmint.chooseScenario('Wrong password');
  await flowmint.run();
  await flowmint.openTab('HTTP');
  await flowmint.selectStep('Check password');
  await expectAsLeft(flowmint);
  await page.reload();
  await flowmint.ready();
  await expectAsLeft(flowmint);
  expect(await flowmint.outcome()).toBe('none');
  await flowmint.openTab('HTTP');

  await flowmint.flowName.fill('Mine');
  await flowmint.openTemplate('Existing cookie');
  await flowmint.openTab('Users');
  const gallery = await flowmint.openGallery();
  await gallery
    .getByRole('region', { name: 'My flows' })
    .getByRole('button', { name: /^Mine/ })
    .click();
  await flowmint.ready();
  await expectAsLeft(flowmint);
});

async function expectAsLeft({ page, bottom, side }: Flowmint): Promise<void> {
  const scenarios = page.getByRole('group', { name: 'Scenario' });
  await expect(scenarios.getByRole('button', { name: 'Wrong password' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(bottom.getByRole('tab', { name: 'HTTP' })).toHaveAttribute('aria-selected', 'true');
  await expect(side.getByRole('tab', { name: 'Step' })).toHaveAttribute('aria-selected', 'true');
  await expect(side.getByRole('textbox', { name: 'Step name' })).toHaveValue('Check password');
}

async function placeOf(flowmint: Flowmint, step: string) {
  const box = await flowmint.card(step).boundingBox();
  if (box === null) throw new Error(`${step} is not on the page`);
  return box;
}

/** Where it stands once the view no longer glides. */
async function restingPlaceOf(flowmint: Flowmint, step: string) {
  await flowmint.atRest(flowmint.card(step));
  return placeOf(flowmint, step);
}
