import { expect, test } from './fixtures.ts';

/** What each scenario of the first visit's flow comes to: by which ports, where it stops, and what the screen says. */
const outcomes = [
  {
    scenario: 'Wrong password',
    path: ['Log in → continue', 'Check password → request_error'],
    at: { step: 'Wrong password', shows: 'waits' },
    says: 'That did not work',
  },
  {
    scenario: 'IdP down',
    path: ['Log in → continue', 'Check password'],
    at: { step: 'Check password', shows: 'failed' },
    says: 'Our sign-in service does not answer at the moment. Try again in a minute.',
  },
  {
    scenario: 'IdP slow',
    path: ['Log in → continue', 'Check password'],
    at: { step: 'Check password', shows: 'failed' },
    says: 'Our sign-in service does not answer at the moment. Try again in a minute.',
  },
  {
    scenario: 'Malformed answer',
    path: ['Log in → continue', 'Check password → success', 'Account active? → ELSE'],
    at: { step: 'No access', shows: 'waits' },
    says: 'We could not sign you in',
  },
  {
    scenario: 'Disabled user',
    path: [
      'Log in → continue',
      'Check password → success',
      'Account active? → active',
      'Generate JWT → UserDisabled',
    ],
    at: { step: 'No access', shows: 'waits' },
    says: 'We could not sign you in',
  },
  {
    scenario: 'No identity',
    path: [
      'Log in → continue',
      'Check password → success',
      'Account active? → active',
      'Generate JWT',
    ],
    at: { step: 'Generate JWT', shows: 'failed' },
    says: 'Welcome to Acme',
  },
  {
    scenario: 'Email and ID of two users',
    path: [
      'Log in → continue',
      'Check password → success',
      'Account active? → active',
      'Generate JWT',
    ],
    at: { step: 'Generate JWT', shows: 'failed' },
    says: 'Your email and your customer number belong to two profiles. Write to support@example.com.',
  },
] as const;

test('by every error port no token comes out, and the end user reads why', async ({ flowmint }) => {
  for (const { scenario, path, at, says } of outcomes) {
    await test.step(scenario, async () => {
      await flowmint.chooseScenario(scenario);

      expect(await flowmint.run()).toBe('waiting');

      const left = (await flowmint.timeline()).filter(
        ({ status, step }) => step !== null && (status === 'done' || status === 'error'),
      );
      expect(left.map(({ step, port }) => (port === null ? step : `${step} → ${port}`))).toEqual(
        path,
      );
      await expect(flowmint.card(at.step)).toContainText(at.shows);
      await flowmint.openTab('Screen');
      await expect(flowmint.side.getByRole('tabpanel')).toContainText(says);
      await flowmint.openTab('Token');
      await expect(flowmint.side.getByText('No token', { exact: true })).toBeVisible();
    });
  }
});

test('Wrong password, then right: the second try ends in a token', async ({ flowmint }) => {
  await flowmint.chooseScenario('Wrong password, then right');

  expect(await flowmint.run()).toBe('completed');

  expect((await flowmint.token()).claims).toMatchObject({ sub: 'U3MayaChenReturningUser00001' });
  await expect(flowmint.card('Check password')).toContainText('2×');
});

test('a request that no mock answers fails, names the mock to add, and nothing leaves the machine', async ({
  flowmint,
}) => {
  await flowmint.selectStep('Check password');
  await flowmint.setField('Endpoint', '/session');
  await flowmint.run();

  const rows = await flowmint.timeline();
  expect(rows.filter(({ status }) => status === 'error')).toEqual([
    {
      status: 'error',
      step: 'Check password',
      port: null,
      why: expect.stringContaining('No mock answers POST /session: add one'),
    },
  ]);
});

test('an error says something else only where somebody wants it to', async ({ flowmint }) => {
  await flowmint.selectStep('Generate JWT');
  const { settings } = flowmint;
  const message = settings.getByRole('combobox', { name: 'Message for No login ID' });
  await expect(
    settings.getByRole('combobox', { name: 'Message for Invalid login ID' }),
  ).toHaveCount(0);
  await expect(settings.getByLabel('User already exists', { exact: true })).toHaveCount(0);
  await settings.getByRole('button', { name: 'Other message for No login ID' }).click();
  await expect(message).toBeFocused();
  await message.pressSequentially('Who are you?');
  await message.fill('');
  await expect(message).toBeFocused();
  await message.pressSequentially('Tell us who you are.');

  await flowmint.chooseScenario('No identity');
  expect(await flowmint.run()).toBe('waiting');
  await flowmint.openTab('Screen');
  await expect(flowmint.side.getByRole('alert')).toHaveText('Tell us who you are.');

  await flowmint.selectStep('Generate JWT');
  await flowmint.setField('No login ID', 'Ignore: out by success');
  await expect(message).toHaveCount(0);
  await flowmint.setField('No login ID', 'Custom: a port and a message');
  await expect(message).toHaveValue('Tell us who you are.');
  await flowmint.connect('Generate JWT', 'No login ID', 'Log in');
  expect(await flowmint.run()).toBe('waiting');
  await flowmint.openTab('Screen');
  await expect(flowmint.side.getByRole('alert')).toHaveText('Tell us who you are.');
});
