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
  await flowmint.scrubTo(-1);
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
