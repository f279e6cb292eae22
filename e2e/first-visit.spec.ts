import { expect, test } from './fixtures.ts';

test('a first visit shows a finished flow, and one press of Run ends in a verified token', async ({
  flowmint,
}) => {
  await expect(flowmint.flowName).toHaveValue('Sign Up or In with 3rd-party IdP');
  expect(await flowmint.steps()).toEqual([
    'Log in',
    'Check password',
    'Account active?',
    'Generate JWT',
    'Update User',
    'Custom Claims',
    'End',
    'Wrong password',
    'No access',
    'Not signed in',
  ]);
  expect(await flowmint.problems()).toEqual([]);

  // As a visitor meets it: nothing is chosen, nothing is made faster.
  await flowmint.setSpeed('1×');
  expect(await flowmint.run()).toBe('completed');

  const token = await flowmint.token();
  expect(token.verified).toBe(true);
  expect(token.header).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
  expect(token.claims).toEqual({
    amr: [],
    aud: ['P3FlowmintInventedProject001'],
    drn: 'DS',
    exp: 1769852400,
    iat: 1769851800,
    idpUserId: 'acme-1001',
    iss: 'P3FlowmintInventedProject001',
    plan: 'pro',
    rexp: '2026-02-28T09:30:00Z',
    sub: 'U3c0WyyHbiQzSU8PF9U4OlHB2Qan',
  });
});

test('every claim says what it means and which step it comes from', async ({ flowmint }) => {
  await flowmint.run();
  await flowmint.token();

  await expect(flowmint.claim('sub')).toContainText('U3c0WyyHbiQzSU8PF9U4OlHB2Qan');
  await expect(flowmint.claim('sub')).toContainText('RFC 7519');
  await expect(flowmint.claim('sub').getByRole('button')).toContainText('Generate JWT');
  await flowmint
    .claim('plan')
    .getByRole('button', { name: /^Custom Claims/ })
    .click();

  expect(await flowmint.selectedStep()).toBe('Custom Claims');
});

test('the refresh token is another token of the same user', async ({ flowmint }) => {
  await flowmint.run();
  const session = await flowmint.token('Session');
  const refresh = await flowmint.token('Refresh');

  expect(refresh.verified).toBe(true);
  expect(refresh.claims).toMatchObject({ drn: 'DSR', sub: session.claims['sub'] });
  expect(refresh.raw).not.toBe(session.raw);
});
