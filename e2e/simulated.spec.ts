import { expect, test } from './fixtures.ts';

test('a person decides how a simulated step turns out, and goes on from there', async ({
  flowmint,
}) => {
  await flowmint.openTemplate('Step up');
  await flowmint.chooseScenario('Steps up');
  await flowmint.typeMyself();
  expect(await flowmint.run()).toBe('waiting');
  expect(await flowmint.pressOnScreen('Confirm', { Code: '123456' })).toBe('waiting');

  expect(await flowmint.chooseOutcome('Wrong code')).toBe('waiting');
  await expect(flowmint.side.getByRole('alert')).toHaveText(
    'That is not the code your app shows now.',
  );
  await flowmint.pressOnScreen('Confirm', { Code: '654321' });
  expect(await flowmint.chooseOutcome('It works')).toBe('completed');
  expect((await flowmint.token()).claims).toMatchObject({ su: true, amr: ['totp'] });
});

test('the code of a message is typed in, and really compared', async ({ flowmint }) => {
  await flowmint.openTemplate('Password or OTP, then Generate JWT');
  await flowmint.chooseScenario('Code');
  await flowmint.typeMyself();
  await flowmint.run();
  await flowmint.pressOnScreen('Email me a code', { Email: 'maya.chen@example.com' });
  const [message = ''] = await flowmint.messages();
  const code = /Your code is (\d{6})\./.exec(message)?.[1] ?? '';

  expect(await flowmint.pressOnScreen('Continue', { Code: '000000' })).toBe('waiting');
  await expect(flowmint.side.getByRole('alert')).toHaveText(
    'That is not the code. Look again, or send another one.',
  );
  expect(await flowmint.pressOnScreen('Continue', { Code: code })).toBe('completed');
  expect((await flowmint.token()).claims).toMatchObject({ amr: ['email'], plan: 'pro' });
});
