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

test('of three links a person opens the one whose number the screen shows', async ({
  page,
  flowmint,
}) => {
  await flowmint.openFile({ name: 'links.json', text: JSON.stringify(LINKS) });
  await expect(flowmint.flowName).toHaveValue('Links');
  await flowmint.ready();
  await flowmint.typeMyself();
  expect(await flowmint.run()).toBe('waiting');
  await flowmint.pressOnScreen('Send', { Email: 'ann@example.com' });
  expect(await flowmint.chooseOutcome('No link is opened yet')).toBe('waiting');
  const shown = await flowmint.side.getByText(/^Open link \d\d$/).innerText();
  await flowmint.pressOnScreen('Done elsewhere');
  await page.getByRole('button', { name: /^Link \d\d or \d\d is opened$/ }).click();
  await expect(flowmint.side.getByRole('alert')).toContainText('another link opened');

  await flowmint.pressOnScreen('Done elsewhere');
  const right = `Link ${shown.slice(-2)} is opened, as the screen says`;
  expect(await flowmint.chooseOutcome(right)).toBe('completed');
  expect((await flowmint.token()).claims).toMatchObject({ amr: ['email'] });
});

const LINKS = {
  format: 'flowmint/flow',
  version: 1,
  id: 'links',
  name: 'Links',
  start: 'ask',
  steps: [
    screen('ask', [
      { type: 'input', input: 'email', label: 'Email' },
      { type: 'button', id: 'go', label: 'Send' },
    ]),
    {
      id: 'send',
      kind: 'action',
      name: 'Send the links',
      config: { action: 'sign-up-or-in-enchanted-link-email' },
    },
    screen('wait', [
      { type: 'text', text: 'Open link {{linkId}}', variant: 'title' },
      { type: 'error-message' },
      { type: 'polling', id: 'polling' },
    ]),
    { id: 'end', kind: 'end', name: 'End', config: {} },
  ],
  edges: [
    { from: 'ask', port: 'go', to: 'send' },
    { from: 'send', port: 'sent', to: 'wait' },
    { from: 'send', port: 'success', to: 'end' },
    { from: 'wait', port: 'polling', to: 'send' },
  ],
  layout: {
    ask: { x: 0, y: 0 },
    send: { x: 384, y: 0 },
    wait: { x: 768, y: 240 },
    end: { x: 768, y: 0 },
  },
};

function screen(id: string, components: readonly object[]) {
  return { id, kind: 'screen', name: id, config: { components } };
}
