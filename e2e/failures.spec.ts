import { expect, test } from './fixtures.ts';

// What a service worker answers cannot be made to fail.
test.use({ serviceWorkers: 'block' });

test('a panel that fails says why and leaves all else as it is; a reload brings it back', async ({
  page,
  flowmint,
  trouble,
}) => {
  await page.route(/http-panel-.*\.js/, (route) => route.abort());
  await flowmint.flowName.fill('Mine');
  await flowmint.openTab('HTTP');
  const alert = flowmint.bottom.getByRole('alert');
  await expect(alert).toContainText('“HTTP” failed');
  await expect(alert).toContainText('The flow is kept as it was.');

  expect(await flowmint.run()).toBe('completed');
  await flowmint.openTab('Timeline');
  await expect(alert).toHaveCount(0);
  await flowmint.openTab('HTTP');

  await page.unroute(/http-panel-.*\.js/);
  await alert.getByRole('button', { name: 'Reload the page' }).click();
  await flowmint.ready();
  await expect(flowmint.flowName).toHaveValue('Mine');
  await flowmint.openTab('HTTP');
  await flowmint.show('Mocks');
  await expect(alert).toHaveCount(0);
  expect(trouble.splice(0)).toContainEqual(expect.stringContaining('http-panel'));
});

test('a dialog that fails says why and closes', async ({ page, flowmint, trouble }) => {
  await page.route(/overlays-.*\.js/, (route) => route.abort());
  await page.reload();
  await flowmint.ready();
  await flowmint.deselect();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(flowmint.message(/^That could not be shown: /)).toBeVisible();
  expect(await flowmint.run()).toBe('completed');
  expect(trouble.splice(0)).toContainEqual(expect.stringContaining('overlays'));
});

test('a flow without a first step does not run, and says what to do about it', async ({
  page,
  flowmint,
}) => {
  await flowmint.newFlow();
  const controls = page.getByRole('group', { name: 'Run', exact: true });
  for (const name of ['Run', 'Step']) {
    const button = controls.getByRole('button', { name, exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/^Add the first step/);
  }
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(flowmint.palette).toBeVisible();
  await expect(flowmint.bottom).toBeHidden();

  await flowmint.addStep('End');
  expect(await flowmint.run()).toBe('completed');
});
