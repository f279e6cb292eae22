import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('project and lifetime are in the next token', async ({ page, flowmint }) => {
  const dialog = await openSettings(flowmint);
  await expectAccessible(page);
  await flowmint.fillIn(dialog, 'Project ID', 'P2short');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Project ID')).toBeFocused();
  await flowmint.fillIn(dialog, 'Project ID', 'P2abcdefghijklmnopqrstuvwxyz');
  await flowmint.fillIn(dialog, 'Session token lifetime (s)', '240');
  await flowmint.leaveBy(dialog, 'Save');

  await flowmint.run();
  const { claims } = await flowmint.token();
  expect(claims).toMatchObject({
    iss: 'P2abcdefghijklmnopqrstuvwxyz',
    aud: ['P2abcdefghijklmnopqrstuvwxyz'],
  });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(240);
});

test('a JWT template, tenants and roles shape the next token', async ({ page, flowmint }) => {
  const dialog = await openSettings(flowmint);
  await dialog.getByRole('tab', { name: 'JWT template' }).click();
  await expectAccessible(page);
  await flowmint.fillIn(dialog, 'Empty claim policy', 'Delete: empty claims are left out');
  await dialog.getByRole('checkbox', { name: 'Issuer as a URL' }).check();
  const claims = '{ "mail": "{{user.email}}", "phone": "{{user.phone}}", "n": [1] }';
  await flowmint.fillIn(dialog, 'Claims of the template', claims);
  await dialog.getByRole('tab', { name: 'Attributes, tenants, roles' }).click();
  await dialog.getByRole('button', { name: 'Add role' }).click();
  await flowmint.fillIn(dialog, 'Role name', '');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Role name')).toBeFocused();
  await expect(dialog.getByRole('tab', { name: 'Attributes, tenants, roles 1' })).toBeVisible();
  await flowmint.fillIn(dialog, 'Role name', 'admin');
  await flowmint.leaveBy(dialog, 'Save');

  await flowmint.run();
  const token = await flowmint.token();
  expect(token.claims).toMatchObject({
    iss: expect.stringMatching(/^https:\/\/api\.descope\.com\/P/),
    mail: expect.stringContaining('@'),
    n: [1],
  });
  expect(token.claims).not.toHaveProperty('phone');
  await expect(flowmint.side.getByText(/^[\d,]+ bytes, cookie DS$/)).toBeVisible();
  await expect(flowmint.side.getByRole('listitem', { name: 'mail' })).toContainText(
    'A claim of this project’s JWT template.',
  );
});

test('an assumption that is switched takes effect, and the Timeline names it', async ({
  page,
  flowmint,
}) => {
  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ amr: [] });

  const dialog = await openSettings(flowmint);
  await dialog.getByRole('tab', { name: 'Assumptions' }).click();
  await expectAccessible(page);
  await flowmint.fillIn(dialog, 'Which amr does Generate JWT issue?', '["fed"]');
  await flowmint.fillIn(dialog, 'Which login IDs does a new user get?', 'only the login ID');
  await expect(dialog.getByRole('tab', { name: 'Assumptions 2 changed' })).toBeVisible();
  await flowmint.leaveBy(dialog, 'Save');

  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ amr: ['fed'] });
  expect(await flowmint.users()).toMatchObject([{ 'Login IDs': 'acme-1001' }]);
  await flowmint.openTab('Timeline');
  await flowmint.timelineRows().filter({ hasText: 'Generate JWT' }).click();
  const details = flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' });
  await expect(details).toContainText('Assumptions that decided something');
  await expect(details).toContainText('Which amr does Generate JWT issue?');
  await expect(details).toContainText('Which login IDs does a new user get?');

  await flowmint.undo();
  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ amr: [] });
});

test('settings that were changed are not lost by a slip', async ({ page, flowmint }) => {
  const dialog = await openSettings(flowmint);
  await flowmint.fillIn(dialog, 'Name', 'Half a thought');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Half a thought');
  await page.keyboard.press('Escape');
  await flowmint.leaveBy(dialog, 'Discard changes');
  await expect(flowmint.flowName).not.toHaveValue('Half a thought');
});

async function openSettings(flowmint: Flowmint) {
  await flowmint.page.getByRole('button', { name: 'Flow settings' }).click();
  const dialog = flowmint.dialog('Flow settings');
  await expect(dialog).toBeVisible();
  return dialog;
}

test('template claims complete what they can read; what is half-typed outlives another tab', async ({
  page,
  flowmint,
}) => {
  await flowmint.run();
  const dialog = await openSettings(flowmint);
  const template = dialog.getByRole('tab', { name: 'JWT template' });
  await template.click();
  const claims = dialog.getByRole('textbox', { name: 'Claims of the template' });
  await claims.click();
  await page.keyboard.type('{ "mail": "{{user.ema');
  const options = dialog.getByRole('listbox').getByRole('option');
  await expect(options.first()).toContainText('user.email');
  await expect(options.first()).toContainText('maya.chen@example.com');
  await expect(options.filter({ hasText: 'jq' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(claims).toHaveText('{ "mail": "{{user.email}}}');

  await dialog.getByRole('tab', { name: 'Flow', exact: true }).click();
  await expect(claims).toBeHidden();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('tab', { name: 'JWT template 1' })).toBeVisible();
  await template.click();
  await expect(claims).toHaveText('{ "mail": "{{user.email}}}');
  await claims.fill('{ "mail": "{{user.email}}" }');
  await flowmint.leaveBy(dialog, 'Save');

  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ mail: 'maya.chen@example.com' });
});
