import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a secret is kept on this machine, goes along with requests, and is in no file and no trace', async ({
  page,
  flowmint,
}) => {
  const connectors = await openConnectors(flowmint);
  await connectors.getByRole('button', { name: 'Acme identity API', exact: true }).click();
  const form = flowmint.dialog('Acme identity API');
  await flowmint.fillIn(form, 'Type', 'Bearer Token');
  await flowmint.fillIn(form, 'Token', 'kept-away-4711');
  await flowmint.leaveBy(form, 'Save');
  expect(await flowmint.table('Connectors', connectors)).toEqual([
    {
      Connector: 'Acme identity API',
      'Base URL': 'https://idp.example.com',
      Authentication: 'Bearer Token',
      'Used by': 'Check password',
      Actions: '',
    },
  ]);
  await expectAccessible(page);
  await flowmint.leaveBy(connectors, 'Done');
  expect(await flowmint.document()).not.toContain('kept-away-4711');

  await page.reload();
  await flowmint.ready();
  const asked = page.waitForRequest(/\/mock\/.*idp\.example\.com\/login/);
  expect(await flowmint.run()).toBe('completed');
  expect((await asked).headers()).toMatchObject({ authorization: 'Bearer kept-away-4711' });
  await flowmint.timelineRows().filter({ hasText: 'Sends POST' }).click();
  await expect(
    flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' }),
  ).toContainText('POST https://idp.example.com/login');
  await expect(page.getByText('kept-away-4711')).toHaveCount(0);
});

test('a connector is added, chosen in a step, and asked about before it is deleted', async ({
  page,
  flowmint,
}) => {
  const connectors = await openConnectors(flowmint);
  await connectors.getByRole('button', { name: 'Add connector' }).click();
  const form = flowmint.dialog('New connector');
  await form.getByRole('button', { name: 'Add connector' }).click();
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await expectAccessible(page);
  await flowmint.fillIn(form, 'Name', 'Billing');
  await flowmint.fillIn(form, 'Base URL', 'https://billing.example.com/v1');
  await flowmint.fillIn(form, 'Type', 'API Key');
  await flowmint.fillIn(form, 'Key', 'also-kept-away');
  await flowmint.leaveBy(form, 'Add connector');
  await flowmint.leaveBy(connectors, 'Done');

  await flowmint.selectStep('Check password');
  await flowmint.setField('Connector', 'Billing');
  await openConnectors(flowmint);
  expect(await flowmint.table('Connectors', connectors)).toMatchObject([
    { Connector: 'Acme identity API', Authentication: 'None', 'Used by': 'no step' },
    { Connector: 'Billing', Authentication: 'API Key', 'Used by': 'Check password' },
  ]);

  await connectors.getByRole('button', { name: 'Delete Billing' }).click();
  const question = flowmint.dialog('Delete Billing?');
  await expect(question).toContainText('A step uses it: Check password.');
  await expect(question).toContainText('Its secret is forgotten with it.');
  await flowmint.leaveBy(question, 'Cancel');
  expect(await flowmint.table('Connectors', connectors)).toHaveLength(2);
  await connectors.getByRole('button', { name: 'Delete Billing' }).click();
  await flowmint.leaveBy(question, 'Delete anyway');
  expect(await flowmint.table('Connectors', connectors)).toHaveLength(1);
  await flowmint.leaveBy(connectors, 'Done');
  expect(await flowmint.problems()).toEqual([expect.stringContaining('Check password')]);
});

async function openConnectors(flowmint: Flowmint) {
  await flowmint.command('Connectors');
  const connectors = flowmint.dialog('Connectors');
  await expect(connectors.getByRole('button', { name: 'Add connector' })).toBeEnabled();
  return connectors;
}
