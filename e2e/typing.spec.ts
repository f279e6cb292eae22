import { expect, test } from './fixtures.ts';

test('"I’ll type": a person fills the screens in, the made-up API answers what was typed', async ({
  flowmint,
}) => {
  await flowmint.chooseScenario('Wrong password, then right');
  await flowmint.typeMyself();

  expect(await flowmint.run()).toBe('waiting');
  await expect(flowmint.card('Log in')).toContainText('waits');
  const typed = { Email: 'maya.chen@example.com', Password: 'guess' };
  expect(await flowmint.pressOnScreen('Continue', typed)).toBe('waiting');
  await expect(flowmint.side.getByText('That did not work')).toBeVisible();
  expect(await flowmint.pressOnScreen('Try again', { ...typed, Password: 'correct horse' })).toBe(
    'completed',
  );

  expect((await flowmint.token()).claims).toMatchObject({ sub: 'U3MayaChenReturningUser00001' });
});

test('a button is not taken while a required input is empty', async ({ page, flowmint }) => {
  await flowmint.typeMyself();
  await flowmint.run();
  const screen = flowmint.side.getByRole('region', { name: 'Log in' });
  await screen.getByLabel('Password').fill('');
  await screen.getByRole('button', { name: 'Continue' }).click();

  await expect(screen.getByLabel('Password')).toBeFocused();
  expect(await flowmint.outcome()).toBe('waiting');
  await screen.getByLabel('Password').fill('correct horse');
  await page.keyboard.press('Enter');
  expect(await flowmint.settled()).toBe('completed');
});
