import { expect, test } from './fixtures.ts';

test('a claim edited in Custom Claims is in the token of the next run', async ({ flowmint }) => {
  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ plan: 'pro' });

  await flowmint.selectStep('Custom Claims');
  await flowmint.setField('Key', 'tier', 'plan');
  await flowmint.run();

  const { claims, verified } = await flowmint.token();
  expect(verified).toBe(true);
  expect(claims).toMatchObject({ tier: 'pro', idpUserId: 'acme-1001' });
  expect(claims).not.toHaveProperty('plan');
  await expect(flowmint.side.getByText('2 claims differ from the last run')).toBeVisible();
});

test('a claim added with a value of its own is in the token, and comes from that step', async ({
  flowmint,
}) => {
  await flowmint.selectStep('Custom Claims');
  await flowmint.addItem('Claims', 'Text');
  await flowmint.setField('Key', 'region', 'Claim 3');
  await flowmint.setField('Value', 'eu-west', 'region');
  await flowmint.run();

  expect((await flowmint.token()).claims).toMatchObject({ region: 'eu-west', plan: 'pro' });
  await expect(flowmint.claim('region').getByRole('button')).toContainText('Custom Claims');
});

test('what can be set at a step is offered while a dynamic value is typed, with its value in the last run', async ({
  flowmint,
}) => {
  await flowmint.run();
  await flowmint.selectStep('Custom Claims');
  await flowmint.addItem('Claims', 'Dynamic value');
  await flowmint.setField('Key', 'email', 'Claim 3');
  const value = flowmint.settings
    .getByRole('listitem', { name: 'email', exact: true })
    .getByRole('combobox', { name: 'Value' });
  await value.pressSequentially('httpResult.em');
  const offered = flowmint.page.getByRole('option', { name: /^connectors\.httpResult\.email/ });
  await expect(offered.first()).toContainText('maya.chen@example.com');
  await value.press('Enter');

  await expect(value).toHaveValue('connectors.httpResult.email');
  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ email: 'maya.chen@example.com' });
});

test('a number and a truth value are typed, chosen, or taken from a dynamic value', async ({
  flowmint,
}) => {
  await flowmint.selectStep('Custom Claims');
  await flowmint.addItem('Claims', 'Number');
  await flowmint.setField('Key', 'seats', 'Claim 3');
  await flowmint.setField('Value', 'many', 'seats');
  const seats = flowmint.settings.getByRole('listitem', { name: 'seats', exact: true });
  await expect(seats.getByText(/^Expected a number, or a dynamic value/)).toBeVisible();
  await flowmint.setField('Value', '7', 'seats');
  await flowmint.addItem('Claims', 'True or false');
  await flowmint.setField('Key', 'known', 'Claim 4');
  await flowmint.setField('Value', 'true', 'known');
  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ seats: 7, known: true });

  await flowmint.selectStep('Custom Claims');
  await flowmint.setField('Value', '1{{form.gone}}2', 'seats');
  await flowmint.setField('Value', 'a dynamic value', 'known');
  await flowmint.setField('Dynamic value', '{{authInfo.firstSeen}}', 'known');
  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({
    seats: 12,
    known: expect.any(Boolean),
  });
});
