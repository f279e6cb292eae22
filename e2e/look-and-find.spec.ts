import { expect, test } from './fixtures.ts';

test('the theme goes from the system’s to light to dark, and is kept', async ({
  page,
  flowmint,
}) => {
  const background = () =>
    flowmint.canvas.evaluate((canvas) => getComputedStyle(canvas).backgroundColor);
  const [light, dark] = ['rgb(247, 248, 250)', 'rgb(14, 17, 22)'];
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).toBe(dark);

  await page.getByRole('button', { name: 'Theme: system' }).click();
  expect(await background()).toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Theme: light' }).click();
  expect(await background()).toBe(dark);

  await page.reload();
  await flowmint.ready();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await background()).toBe(dark);
});

test('the command palette does what it names, and goes to steps', async ({ page, flowmint }) => {
  const find = page.getByRole('combobox', { name: 'Find a command or a step' });
  await page.keyboard.press('ControlOrMeta+k');
  await find.fill('arrange');
  await expect(page.getByRole('option', { name: /^Tidy up/ })).toBeVisible();
  await find.fill('no access');
  await find.press('Enter');
  await expect(find).toBeHidden();
  expect(await flowmint.selectedStep()).toBe('No access');

  await page.keyboard.press('ControlOrMeta+k');
  await find.fill('add condition');
  await find.press('Enter');
  expect(await flowmint.selectedStep()).toBe('Condition');
});

test('the problems pill leads to the list, and a problem to its step', async ({ flowmint }) => {
  const pill = flowmint.page.getByRole('banner').getByRole('button', { name: /problem/ });
  await expect(pill).toHaveText('No problems');
  await flowmint.disconnect('Check password', 'Request error');
  await expect(pill).not.toHaveText('No problems');
  await pill.click();

  const problem = flowmint.bottom.getByRole('button', { name: /Check password/ }).first();
  await expect(problem).toContainText('Request error');
  await problem.click();
  expect(await flowmint.selectedStep()).toBe('Check password');
  await expect(flowmint.side.getByRole('list', { name: 'Problems of this step' })).toContainText(
    'Request error',
  );
});

test('the minimap is there while something is out of sight, and its button says so', async ({
  flowmint,
}) => {
  const toolbar = flowmint.canvas.getByRole('toolbar', { name: 'Canvas' });
  const idle = toolbar.getByRole('button', { name: 'Minimap: everything is in sight' });
  await expect(idle).toBeDisabled();

  await toolbar.getByRole('button', { name: 'Zoom in' }).click();
  const button = toolbar.getByRole('button', { name: 'Minimap', exact: true });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await toolbar.getByRole('button', { name: 'Fit the flow' }).click();
  await expect(idle).toBeDisabled();
});
