import { expect, test } from './fixtures.ts';

test('choosing a row shows that moment: on the canvas, in the users, in the token', async ({
  flowmint,
}) => {
  await flowmint.run();
  await flowmint.token();
  await flowmint.timelineRows().filter({ hasText: 'Account active?' }).click();

  await expect(flowmint.side.getByText('Nobody has signed in at this moment')).toBeVisible();
  await expect(flowmint.card('Account active?')).toContainText('done');
  await expect(flowmint.card('Generate JWT')).toContainText('next');
  await flowmint.openTab('Users');
  await expect(flowmint.bottom.getByText('Nobody exists at this moment')).toBeVisible();

  await flowmint.openTab('Timeline');
  await flowmint.timelineRows().filter({ hasText: 'Generate JWT' }).click();
  expect((await flowmint.token()).claims).not.toHaveProperty('plan');
  expect(await flowmint.users()).toMatchObject([{ 'In this run': 'created, signed in' }]);

  await flowmint.openTab('Timeline');
  await flowmint.timelineRows().last().click();
  expect((await flowmint.token()).claims).toMatchObject({ plan: 'pro' });
});

test('a row tells what its step read, wrote, called, and why it left by its port', async ({
  flowmint,
}) => {
  await flowmint.run();
  const details = flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' });

  await flowmint.timelineRows().filter({ hasText: 'Sends POST' }).click();
  await expect(details).toContainText('POST https://idp.example.com/login');
  await expect(details).toContainText('form.email');
  await flowmint.timelineRows().filter({ hasText: 'Generate JWT' }).click();
  await expect(details).toContainText('created one and signed in');
});

test('the slider goes through every moment, by mouse and by keyboard', async ({ flowmint }) => {
  await flowmint.run();
  const slider = flowmint.bottom.getByRole('slider', { name: 'Moment of the run' });
  const tabs = [
    flowmint.side.getByRole('tab', { name: 'Token JWT' }),
    flowmint.bottom.getByRole('tab', { name: 'Users 1' }),
  ];
  for (const tab of tabs) await expect(tab).toBeVisible();
  await flowmint.scrubTo(-1);
  for (const tab of tabs) await expect(tab).toBeHidden();
  await expect(flowmint.card('Log in')).not.toContainText('done');
  await expect(flowmint.card('End')).not.toContainText('not reached');

  await slider.press('ArrowRight');
  await expect(flowmint.card('Log in')).toContainText('next');
  await slider.press('ArrowRight');
  await expect(flowmint.card('Log in')).toContainText('waits');
  await slider.press('End');
  await expect(flowmint.card('End')).toContainText('done');
});

test('Step goes move by move, Back returns, and going on from there plays on', async ({
  flowmint,
}) => {
  for (const stands of ['next', 'waits', 'done']) {
    await flowmint.step();
    await expect(flowmint.card('Log in')).toContainText(stands);
  }
  await expect(flowmint.card('Check password')).toContainText('next');

  await flowmint.back();
  await expect(flowmint.card('Log in')).toContainText('waits');
  await flowmint.step();
  await flowmint.step();
  await flowmint.step();
  await expect(flowmint.card('Check password')).toContainText('done');

  await flowmint.reset();
  await expect(flowmint.card('Check password')).not.toContainText('done');
  expect(await flowmint.outcome()).toBe('none');
});

test('rows that share a moment can each be opened, by mouse and by key', async ({
  page,
  flowmint,
}) => {
  await flowmint.run();
  const details = flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' });
  const rows = flowmint.timelineRows();
  await rows.nth(-2).click();
  await expect(details.getByRole('heading', { name: 'End', exact: true })).toBeVisible();
  // They are of one moment: the run stays over.
  await expect(flowmint.card('End')).toContainText('done');
  expect((await flowmint.token()).claims).toMatchObject({ plan: 'pro' });

  await flowmint.bottom.getByRole('listbox', { name: 'Timeline' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');
  const count = await rows.count();
  for (let row = count - 2; row >= 0; row -= 1) {
    await page.keyboard.press('ArrowUp');
    await expect(rows.nth(row)).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('End');
  await expect(details.getByRole('heading', { name: 'Run completed' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(details).toContainText('on the run’s clock');
  await page.keyboard.press('PageDown');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'false');
});

test('the step a run fails at says what it read and why it left as it did', async ({
  page,
  flowmint,
}) => {
  await flowmint.disconnect('Account active?', 'Else');
  await flowmint.chooseScenario('Suspended at the IdP');
  expect(await flowmint.run()).toBe('failed');
  const details = flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' });
  await expect(details).toContainText('Run failed');

  await flowmint.bottom.getByRole('listbox', { name: 'Timeline' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(details.getByRole('heading', { name: 'Account active?' })).toBeVisible();
  await expect(details.getByRole('heading', { name: 'Read' })).toBeVisible();
});

test('a run that is not over goes on after steps and looks back; one that no longer fits begins anew', async ({
  page,
  flowmint,
}) => {
  for (const stands of ['next', 'waits', 'done']) {
    await flowmint.step();
    await expect(flowmint.card('Log in')).toContainText(stands);
  }
  await flowmint.scrubTo(1);
  await expect(flowmint.card('Log in')).toContainText('waits');
  expect(await flowmint.continue()).toBe('completed');
  await flowmint.reset();

  await flowmint.step();
  await flowmint.step();
  await expect(flowmint.card('Log in')).toContainText('waits');
  await flowmint.chooseScenario('IdP down');
  await flowmint.step();
  await expect(flowmint.card('Log in')).toContainText('next');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await flowmint.settled()).toBe('waiting');
  expect((await flowmint.timeline()).find(({ step }) => step === 'Check password')).toBeDefined();
});

test('a look at the Timeline while a run plays stops it, and it can go on', async ({
  flowmint,
}) => {
  await flowmint.setSpeed('0.5×');
  await flowmint.page.getByRole('button', { name: 'Run', exact: true }).click();
  await flowmint.timelineRows().filter({ hasText: 'Run begins' }).click();
  await flowmint.setSpeed('Instant');
  expect(await flowmint.continue()).toBe('completed');
});
