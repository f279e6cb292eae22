import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test('a stored user is added by form, edited, disabled, deleted and brought back', async ({
  page,
  flowmint,
}) => {
  await useStoredUsers(flowmint);
  await expect(flowmint.bottom.getByText('Nobody exists yet')).toBeVisible();

  await flowmint.bottom.getByRole('button', { name: 'Add user', exact: true }).click();
  const form = flowmint.dialog('New user');
  await flowmint.fillIn(form, 'Login ID 1', 'acme-1001');
  await form.getByRole('button', { name: 'Add login ID' }).click();
  await flowmint.fillIn(form, 'Login ID 2', 'maya.chen@example.com');
  await flowmint.fillIn(form, 'Name', 'Maya Chen');
  await flowmint.fillIn(form, 'Email', 'maya.chen@example.com');
  await flowmint.fillIn(form, 'Email verified', true);
  await form.getByRole('button', { name: 'Add to custom attributes' }).click();
  await flowmint.fillIn(form, 'Name 1', 'plan');
  await flowmint.fillIn(form, 'Value of plan', 'free');
  await flowmint.leaveBy(form, 'Add user');
  const maya = {
    User: 'Maya Chen',
    'Login IDs': 'acme-1001, maya.chen@example.com',
    Status: 'enabled',
    'Attributes of your own': 'plan: free',
    'Last login': 'never',
    Actions: '',
  };
  expect(await flowmint.users()).toEqual([maya]);

  await flowmint.act('Maya Chen', 'Edit');
  const edited = flowmint.dialog('Maya Chen');
  await flowmint.fillIn(edited, 'Name', 'Maya C.');
  await flowmint.fillIn(edited, 'Last login (UTC)', '2026-01-30T08:15:00');
  await flowmint.leaveBy(edited, 'Save');
  await flowmint.act('Maya C.', 'Disable');
  const disabled = {
    ...maya,
    User: 'Maya C.',
    Status: 'disabled',
    'Last login': '2026-01-30 08:15 UTC',
  };
  expect(await flowmint.users()).toEqual([disabled]);

  await page.reload();
  await flowmint.ready();
  expect(await flowmint.users()).toEqual([disabled]);

  await flowmint.act('Maya C.', 'Delete');
  await expect(flowmint.bottom.getByText('Nobody exists yet')).toBeVisible();
  await flowmint.message('Deleted Maya C.').getByRole('button', { name: 'Undo' }).click();
  expect(await flowmint.users()).toEqual([disabled]);
});

test('a login ID that somebody has already is refused at its field', async ({ flowmint }) => {
  await flowmint.chooseScenario('Returning user');
  await flowmint.openTab('Users');
  await flowmint.bottom.getByRole('button', { name: 'Add user', exact: true }).click();
  const form = flowmint.dialog('New user');
  await flowmint.fillIn(form, 'Login ID 1', 'MAYA.CHEN@example.com');
  await form.getByRole('button', { name: 'Add user', exact: true }).click();

  await expect(form.getByLabel('Login ID 1', { exact: true })).toHaveAccessibleDescription(
    /Maya Chen/,
  );
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(form.getByText('What you changed here is not saved.')).toBeVisible();
  await flowmint.leaveBy(form, 'Discard changes');
  expect(await flowmint.users()).toHaveLength(1);
});

test('a run says whom it created; once kept, the next run signs the same user in', async ({
  flowmint,
}) => {
  await flowmint.run();
  expect(await flowmint.users()).toEqual([
    {
      User: 'Maya Chen',
      'In this run': 'created, signed in',
      'Login IDs': 'acme-1001, maya.chen@example.com',
    },
  ]);
  const details = flowmint.bottom.getByRole('region', { name: 'Details of Maya Chen' });
  expect(await fields(flowmint, 'Created with')).toMatchObject({
    loginIds: { Value: 'acme-1001, maya.chen@example.com' },
    name: { Value: 'Maya Chen' },
    verifiedEmail: { Value: 'true' },
    'customAttributes.plan': { Value: 'pro' },
    lastLoginTime: { Value: '2026-01-31 09:30 UTC' },
  });
  const { sub } = (await flowmint.token()).claims;

  await flowmint.bottom.getByRole('button', { name: 'Keep this run’s changes' }).click();
  await expect(
    flowmint.message('Kept: 1 created. The next run begins with this user.'),
  ).toBeVisible();
  await flowmint.show('Before a run');
  expect(await flowmint.users()).toMatchObject([
    { User: 'Maya Chen', Status: 'enabled', 'Last login': '2026-01-31 09:30 UTC' },
  ]);

  await flowmint.run();
  expect((await flowmint.token()).claims).toMatchObject({ sub });
  await flowmint.openTab('Users');
  await flowmint.show('In this run');
  expect(await flowmint.users()).toMatchObject([{ 'In this run': 'matched, signed in' }]);
  await expect(details).toContainText('Matched: form.externalId is the login ID acme-1001.');
  await expect(details).toContainText('Nothing of this user has changed.');
});

test('a run says whom it updated: by which login ID it was matched, each field before and after', async ({
  flowmint,
}) => {
  await flowmint.chooseScenario('Returning user');
  await flowmint.run();

  expect(await flowmint.users()).toEqual([
    {
      User: 'Maya Chen',
      'In this run': 'updated, matched, signed in',
      'Login IDs': 'acme-1001, maya.chen@example.com',
    },
  ]);
  expect(await fields(flowmint, 'What has changed')).toEqual({
    'customAttributes.plan': { Before: 'free', After: 'pro' },
    lastLoginTime: { Before: '2026-01-01 00:00 UTC', After: '2026-01-31 09:30 UTC' },
  });
  await expect(flowmint.bottom.getByRole('region', { name: 'Details of Maya Chen' })).toContainText(
    'Matched: form.externalId is the login ID acme-1001.',
  );
  await flowmint.scrubTo(-1);
  await flowmint.openTab('Users');
  expect(await flowmint.users()).toMatchObject([{ 'In this run': 'unchanged' }]);
});

test('kept changes can be forgotten again', async ({ flowmint }) => {
  await flowmint.run();
  await flowmint.openTab('Users');
  await flowmint.bottom.getByRole('button', { name: 'Keep this run’s changes' }).click();
  await flowmint.message('Kept: 1 created.').getByRole('button', { name: 'Undo' }).click();

  await flowmint.run();
  expect(await flowmint.users()).toMatchObject([{ 'In this run': 'created, signed in' }]);
});

test('a disabled user gets no token', async ({ flowmint }) => {
  await flowmint.chooseScenario('Returning user');
  await flowmint.openTab('Users');
  await flowmint.act('Maya Chen', 'Disable');
  expect(await flowmint.run()).toBe('waiting');

  expect((await flowmint.timeline()).find(({ step }) => step === 'Generate JWT')).toMatchObject({
    status: 'error',
    port: 'UserDisabled',
  });
  await flowmint.openTab('Token');
  await expect(flowmint.side.getByText('Nobody has signed in at this moment')).toBeVisible();
  expect(await flowmint.users()).toMatchObject([{ 'In this run': 'disabled' }]);
});

/** The scenario that is chosen takes whoever is stored on this machine. */
async function useStoredUsers(flowmint: Flowmint): Promise<void> {
  await flowmint.openTab('Users');
  await flowmint.bottom.getByRole('button', { name: 'Use the stored users instead' }).click();
}

/** What the details of a user say of each field. */
async function fields(flowmint: Flowmint, caption: string) {
  await flowmint.openTab('Users');
  const table = flowmint.bottom.getByRole('table', { name: caption });
  const [field = '', ...headings] = await table.getByRole('columnheader').allInnerTexts();
  expect(field).toBe('Field');
  const rows = await table
    .getByRole('row')
    .filter({ has: flowmint.page.getByRole('cell') })
    .all();
  const entries = rows.map(async (row) => {
    const values = await row.getByRole('cell').allInnerTexts();
    const name = await row.getByRole('rowheader').innerText();
    return [name, Object.fromEntries(headings.map((heading, i) => [heading, values[i]]))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

test('edits of stored users and of the flow are undone in the order they were made', async ({
  flowmint,
}) => {
  await useStoredUsers(flowmint);
  await flowmint.bottom.getByRole('button', { name: 'Add an example user' }).click();
  expect(await flowmint.users()).toHaveLength(1);
  await flowmint.flowName.fill('Renamed');
  await flowmint.flowName.blur();
  await flowmint.act('Maya Chen', 'Disable');
  expect(await flowmint.users()).toMatchObject([{ Status: 'disabled' }]);

  await flowmint.undo();
  expect(await flowmint.users()).toMatchObject([{ Status: 'enabled' }]);
  await flowmint.undo();
  await expect(flowmint.flowName).not.toHaveValue('Renamed');
  expect(await flowmint.users()).toHaveLength(1);
  await flowmint.undo();
  await expect(flowmint.bottom.getByText('Nobody exists yet')).toBeVisible();
  await flowmint.redo();
  expect(await flowmint.users()).toMatchObject([{ Status: 'enabled' }]);
  await flowmint.undo();
  await flowmint.undo();
  await expect(
    flowmint.bottom.getByRole('button', { name: 'Use the stored users instead' }),
  ).toBeVisible();
});
