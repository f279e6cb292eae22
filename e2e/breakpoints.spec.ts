import { expect, test } from './fixtures.ts';

test('a run pauses before a step with a breakpoint, and Continue goes on from there', async ({
  page,
  flowmint,
}) => {
  await flowmint.selectStep('Generate JWT');
  await flowmint.side.getByRole('switch', { name: 'Pause before this step' }).check();
  expect(await flowmint.run()).toBe('stopped');
  await expect(flowmint.card('Account active?')).toContainText('done');
  await expect(flowmint.card('Generate JWT')).toContainText('next');
  expect(await flowmint.users()).toEqual([]);

  expect(await flowmint.continue()).toBe('completed');
  expect((await flowmint.token()).claims).toMatchObject({ plan: 'pro' });

  expect(await flowmint.run()).toBe('stopped');
  await flowmint.step();
  await expect(flowmint.card('Generate JWT')).toContainText('done');
  await expect(flowmint.card('Update User')).toContainText('next');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await flowmint.settled()).toBe('completed');
});

test('breakpoints are set and taken away on the card, by key and by command', async ({
  page,
  flowmint,
}) => {
  const dot = flowmint
    .card('Update User')
    .getByRole('button', { name: 'Pause before Update User' });
  await flowmint.selectStep('Update User');
  await expect(dot).toHaveAttribute('aria-pressed', 'false');
  await dot.click();
  await flowmint.deselect();
  await expect(dot).toHaveAttribute('aria-pressed', 'true');
  expect(await flowmint.run()).toBe('stopped');
  await expect(flowmint.card('Update User')).toContainText('next');

  await flowmint.selectStep('Update User');
  await page.keyboard.press('F9');
  await expect(dot).toHaveAttribute('aria-pressed', 'false');
  await flowmint.reset();
  expect(await flowmint.run()).toBe('completed');

  await flowmint.selectStep('Update User');
  await flowmint.command('Pause before this step');
  await expect(dot).toHaveAttribute('aria-pressed', 'true');
});

test('a screen with a breakpoint is looked at before it is shown', async ({ flowmint }) => {
  await flowmint.selectStep('Log in');
  await flowmint.side.getByRole('switch', { name: 'Pause before this step' }).check();
  expect(await flowmint.run()).toBe('stopped');
  await expect(flowmint.card('Log in')).toContainText('next');
  expect(await flowmint.continue()).toBe('completed');
});

test('after another scenario is chosen, Run begins anew', async ({ flowmint }) => {
  await flowmint.selectStep('Generate JWT');
  await flowmint.side.getByRole('switch', { name: 'Pause before this step' }).check();
  expect(await flowmint.run()).toBe('stopped');
  await flowmint.chooseScenario('Wrong password');

  expect(await flowmint.run()).toBe('waiting');
  await expect(flowmint.card('Wrong password')).toContainText('waits');
});
