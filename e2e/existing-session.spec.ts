import { expect, test } from './fixtures.ts';

test('a session is used in another flow, and made to expire there', async ({ flowmint, page }) => {
  // The workspace keeps what somebody edited.
  const first = 'Change your plan';
  await flowmint.flowName.fill(first);
  await flowmint.flowName.press('Enter');
  await flowmint.openTemplate('Step up');
  await flowmint.chooseScenario('Steps up');
  expect(await flowmint.run()).toBe('completed');
  const { sub } = (await flowmint.token()).claims;

  await flowmint.side.getByRole('button', { name: 'Use this session in another flow' }).click();
  await page.getByRole('menuitem', { name: first }).click();
  await expect(flowmint.flowName).toHaveValue(first);
  const name = 'With a session of Step up';
  await expect(flowmint.message(`Added the scenario ${name}.`)).toBeVisible();

  await flowmint.openTab('Scenarios');
  await flowmint.act(name, 'Edit');
  const form = flowmint.dialog('Edit scenario');
  await form.getByRole('tab', { name: 'Who comes' }).click();
  const session = form.getByRole('group', { name: 'Existing session' });
  await expect(session.getByLabel('State')).toHaveValue('valid');
  await expect(session.getByLabel('User', { exact: true })).not.toHaveValue('');
  await session.getByLabel('State').selectOption('expired');
  await form.getByRole('group', { name: 'Place' }).getByLabel('Country').fill('US');
  await form.getByRole('checkbox', { name: 'The browser can use passkeys' }).check();
  await flowmint.leaveBy(form, 'Save');

  const { scenarios }: { scenarios: { name: string; request?: unknown }[] } = JSON.parse(
    await flowmint.document(),
  );
  expect(scenarios.find((one) => one.name === name)?.request).toMatchObject({
    session: { state: 'expired', claims: { sub } },
    context: { geo: { country: 'US' }, deviceInfo: { webAuthnSupport: true } },
  });
});
