import { expect, test } from './fixtures.ts';

test('a run from a field leaves the keyboard in the panel that it opens', async ({
  page,
  flowmint,
}) => {
  await flowmint.selectStep('Custom Claims');
  const value = flowmint.settings.getByRole('combobox', { name: 'Value' }).first();
  await value.press('ControlOrMeta+Enter');
  expect(await flowmint.settled()).toBe('completed');
  const token = flowmint.side.getByRole('tabpanel', { name: 'Token' });
  await expect(token).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(token.getByRole('radio', { name: 'Session' })).toBeFocused();
});

test('Enter at a screen leads to the first thing of the next one, at last to the token', async ({
  page,
  flowmint,
}) => {
  await flowmint.chooseScenario('Wrong password');
  await flowmint.typeMyself();
  await flowmint.run();
  const panel = flowmint.side.getByRole('tabpanel');
  await panel.getByLabel('Password').press('Enter');
  await expect(flowmint.card('Wrong password')).toContainText('waits');
  await expect(panel.getByRole('region').getByRole('textbox').first()).toBeFocused();

  await flowmint.chooseScenario('New user');
  await flowmint.run();
  await panel.getByLabel('Password').press('Enter');
  expect(await flowmint.settled()).toBe('completed');
  await expect(flowmint.side.getByRole('tabpanel', { name: 'Token' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(flowmint.side.getByRole('tab', { name: 'Token' })).toBeFocused();
});

test('a click beside the controls of a panel gives it no focus', async ({ page, flowmint }) => {
  await flowmint.run();
  await flowmint.openTab('Token');
  await flowmint.side.getByRole('heading', { name: 'Payload' }).click();
  await expect(flowmint.side.getByRole('tabpanel')).not.toBeFocused();
  await flowmint.canvas.focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await flowmint.settled();
  await expect(flowmint.canvas).toBeFocused();
});

test('a claim leads to what its step did in the run', async ({ flowmint }) => {
  await flowmint.run();
  await flowmint.token();
  await flowmint.claim('plan').getByRole('button').press('Enter');
  const run = flowmint.side.getByRole('region', { name: 'In this run' });
  const heading = run.getByRole('heading', { name: 'In this run' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await expect(run).toContainText('The claim plan is set by this step.');
  // The moment shown, and so the token, is what it was.
  expect((await flowmint.token()).claims).toMatchObject({ plan: 'pro' });

  await flowmint.claim('plan').getByRole('button').click();
  await flowmint.selectStep('Generate JWT');
  await flowmint.selectStep('Custom Claims');
  await expect(run).not.toContainText('The claim plan');
  await expect(flowmint.side.getByRole('textbox', { name: 'Step name' })).toBeInViewport();
});
