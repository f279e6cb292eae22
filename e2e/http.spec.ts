import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test('a request nobody answers fails with the mock to add; “Mock this” adds it, and the next run signs in', async ({
  page,
  flowmint,
}) => {
  await useStoredMocks(flowmint);
  expect(await flowmint.run()).toBe('waiting');
  expect((await flowmint.timeline()).find(({ status }) => status === 'error')).toMatchObject({
    step: 'Check password',
    why: expect.stringContaining(
      'No mock answers POST /login: add one with method POST and path "/login".',
    ),
  });

  await flowmint.openTab('HTTP');
  await flowmint.show('Requests');
  expect(await flowmint.table('Requests of this run')).toEqual([
    {
      Request: 'POST https://idp.example.com/login',
      Answer: 'no mock, Mock this',
      Took: '0 ms',
    },
  ]);
  await flowmint.bottom.getByRole('button', { name: 'Mock this' }).click();
  const form = flowmint.dialog('New HTTP mock');
  await expect(form.getByLabel('Method')).toHaveValue('POST');
  await expect(form.getByLabel('Path')).toHaveValue('/login');
  await expect(form.getByLabel('Connector')).toHaveValue('idp');
  await expect(form.getByLabel('JSON body')).toContainText('"email": "maya.chen@example.com"');
  await expect(form.getByLabel('JSON body')).not.toContainText('correct horse');
  await flowmint.leaveBy(form, 'Add mock');

  await flowmint
    .message(/gets an answer to POST \/login/)
    .getByRole('button', { name: 'Run' })
    .click();
  expect(await flowmint.settled()).toBe('completed');
  expect((await flowmint.token()).verified).toBe(true);
  await flowmint.openTab('HTTP');
  await flowmint.show('Requests');
  expect(await flowmint.table('Requests of this run')).toEqual([
    { Request: 'POST https://idp.example.com/login', Answer: '200, mock 1', Took: '0 ms' },
  ]);

  await page.reload();
  await flowmint.ready();
  await flowmint.openTab('HTTP');
  expect(await flowmint.table('HTTP mocks')).toMatchObject([
    { Request: 'POST /login', Mock: '1', Connector: 'Acme identity API', Answer: '200, JSON' },
  ]);
});

test('of two mocks the first that fits answers: order and conditions decide', async ({
  flowmint,
}) => {
  await useStoredMocks(flowmint);
  await addMock(flowmint, { path: '/login', status: '401', json: '{"error": "no"}' });
  await addMock(flowmint, {
    path: '/:what',
    status: '200',
    json: '{"id": "acme-7", "email": "seven@example.com", "active": true}',
  });
  expect(await answersOf(flowmint)).toEqual(['401, JSON', '200, JSON']);
  expect(await flowmint.run()).toBe('waiting');
  await expect(flowmint.card('Wrong password')).toContainText('waits');

  await flowmint.openTab('HTTP');
  await flowmint.show('Mocks');
  await flowmint.act('mock 2, POST /:what', 'Move up');
  expect(await answersOf(flowmint)).toEqual(['200, JSON', '401, JSON']);
  expect(await flowmint.run()).toBe('completed');
  expect((await flowmint.token()).claims).toMatchObject({ idpUserId: 'acme-7' });

  await flowmint.openTab('HTTP');
  await flowmint.show('Mocks');
  await flowmint.act('mock 1, POST /:what', 'Edit');
  const form = flowmint.dialog('POST /:what');
  await flowmint.fillIn(form, 'Body', '{"password": "another one"}');
  await flowmint.leaveBy(form, 'Save');
  expect(await flowmint.table('HTTP mocks')).toMatchObject([
    { 'Only when': 'body has {"password":"another one"}' },
    { 'Only when': '' },
  ]);
  expect(await flowmint.run()).toBe('waiting');
  await flowmint.openTab('HTTP');
  await flowmint.show('Requests');
  expect(await flowmint.table('Requests of this run')).toMatchObject([{ Answer: '401, mock 2' }]);

  await flowmint.show('Mocks');
  await flowmint.act('mock 1, POST /:what', 'Delete');
  expect(await answersOf(flowmint)).toEqual(['401, JSON']);
  await flowmint
    .message('Deleted the mock POST /:what.')
    .getByRole('button', { name: 'Undo' })
    .click();
  expect(await answersOf(flowmint)).toEqual(['200, JSON', '401, JSON']);
});

const faults = [
  {
    fault: 'Network',
    mock: 'no connection',
    answer: 'no connection, mock 1',
    shows: 'failed',
    step: 'Check password',
  },
  {
    fault: 'Timeout',
    mock: 'no answer in time',
    answer: 'no answer in time, mock 1',
    shows: 'failed',
    step: 'Check password',
  },
  {
    fault: 'Malformed',
    mock: '200, JSON, body cut off',
    answer: '200, mock 1',
    shows: 'waits',
    step: 'No access',
  },
] as const;
for (const { fault, mock, answer, step, shows } of faults) {
  test(`a mock with the fault “${fault}” is ${mock}`, async ({ flowmint }) => {
    await flowmint.openTab('HTTP');
    await flowmint.act('mock 1, POST /login', 'Edit');
    const form = flowmint.dialog('POST /login');
    await flowmint.fillIn(form, 'Fault', fault);
    await flowmint.leaveBy(form, 'Save');
    expect(await answersOf(flowmint)).toEqual([mock]);

    expect(await flowmint.run()).toBe('waiting');
    await flowmint.openTab('HTTP');
    await flowmint.show('Requests');
    expect(await flowmint.table('Requests of this run')).toMatchObject([{ Answer: answer }]);
    await expect(flowmint.card(step)).toContainText(shows);
  });
}

test('a request and its answer are shown in full, and lead to their step', async ({ flowmint }) => {
  await flowmint.run();
  await flowmint.openTab('HTTP');
  await flowmint.show('Requests');
  const details = flowmint.bottom.getByRole('region', {
    name: 'POST https://idp.example.com/login',
  });
  await expect(details).toContainText('"correct horse"');
  await expect(details).toContainText('Status 200 after');
  await expect(details).toContainText('"acme-1001"');
  await details.getByRole('button', { name: 'Check password' }).click();
  expect(await flowmint.selectedStep()).toBe('Check password');
});

/** Takes the scenario's own mocks away: whatever is stored on this machine answers, and that is nothing yet. */
async function useStoredMocks(flowmint: Flowmint): Promise<void> {
  await flowmint.openTab('HTTP');
  await flowmint.bottom.getByRole('button', { name: 'Use the stored HTTP mocks instead' }).click();
  await expect(flowmint.bottom.getByText('No API answers yet')).toBeVisible();
}

async function addMock(
  flowmint: Flowmint,
  mock: { readonly path: string; readonly status: string; readonly json: string },
): Promise<void> {
  await flowmint.bottom.getByRole('button', { name: 'Add mock', exact: true }).click();
  const form = flowmint.dialog('New HTTP mock');
  await flowmint.fillIn(form, 'Method', 'POST');
  await flowmint.fillIn(form, 'Path', mock.path);
  await flowmint.fillIn(form, 'Status', mock.status);
  await flowmint.fillIn(form, 'JSON body', mock.json);
  await flowmint.leaveBy(form, 'Add mock');
}

async function answersOf(flowmint: Flowmint) {
  return (await flowmint.table('HTTP mocks')).map(({ Answer }) => Answer);
}
