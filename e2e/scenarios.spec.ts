import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test('a scenario is chosen in its table and run from there', async ({ flowmint }) => {
  await flowmint.openTab('Scenarios');
  await flowmint.bottom.getByRole('button', { name: 'Wrong password', exact: true }).click();
  const details = flowmint.bottom.getByRole('region', { name: 'Scenario Wrong password' });
  await expect(details).toContainText('Expects the run to wait for a person, after 3 steps.');
  await details.getByRole('button', { name: 'Run this scenario' }).click();

  expect(await flowmint.settled()).toBe('waiting');
  await expect(flowmint.card('Wrong password')).toContainText('waits');
});

test('all scenarios run with their coverage; an expectation that fails says what came instead', async ({
  flowmint,
}) => {
  await flowmint.openTab('Scenarios');
  await runAll(flowmint);
  const count = (await flowmint.table('Scenarios')).length;
  await expect(flowmint.bottom.getByText(`${count} of ${count} passed`)).toBeVisible();
  await expect(
    flowmint.bottom.getByRole('progressbar', { name: 'Ports covered by the scenarios' }),
  ).toHaveAttribute('aria-valuetext', '11 of 11 ports covered');

  await flowmint.act('New user', 'Edit');
  const form = flowmint.dialog('Edit scenario');
  await form.getByRole('tab', { name: 'What is expected' }).click();
  await flowmint.fillIn(form, 'Value of plan', 'team');
  await flowmint.leaveBy(form, 'Save');
  expect(await resultOf(flowmint, 'New user')).toBe('passed, run completed, before your edits');

  await runAll(flowmint);
  await expect(flowmint.bottom.getByText(`${count - 1} of ${count} passed`)).toBeVisible();
  expect(await resultOf(flowmint, 'New user')).toBe('failed, run completed');
  const failures = flowmint.bottom.getByRole('list', { name: 'Not as expected' });
  await expect(failures).toHaveText(/claim.*plan.*"team".*"pro"/i);

  await flowmint.undo();
  await runAll(flowmint);
  await expect(failures).toBeHidden();
  expect(await resultOf(flowmint, 'New user')).toBe('passed, run completed');
});

test('a scenario can expect what the app gets from the End', async ({ flowmint }) => {
  await flowmint.selectStep('End');
  await flowmint.addItem('Flow outputs', 'Dynamic value');
  await flowmint.setField('Key', 'plan', 'Flow output 1');
  await flowmint.setField('Value', 'connectors.httpResult.plan', 'plan');
  await expectPlan('team');
  await runAll(flowmint);
  await expect(flowmint.bottom.getByRole('list', { name: 'Not as expected' })).toHaveText(
    'expected the flow output plan to be text "team", found text "pro"',
  );

  await expectPlan('pro');
  await runAll(flowmint);
  expect(await resultOf(flowmint, 'New user')).toBe('passed, run completed');

  async function expectPlan(plan: string) {
    await flowmint.openTab('Scenarios');
    await flowmint.bottom.getByRole('button', { name: 'New user', exact: true }).click();
    await flowmint.act('New user', 'Edit');
    const form = flowmint.dialog('Edit scenario');
    await form.getByRole('tab', { name: 'What is expected' }).click();
    const outputs = form.getByRole('group', { name: 'Flow outputs' });
    const value = outputs.getByLabel('Value of plan');
    if ((await value.count()) === 0) {
      await outputs.getByRole('button', { name: 'Add to flow outputs' }).click();
      await flowmint.fillIn(outputs, 'Name 1', 'plan');
    }
    await flowmint.fillIn(outputs, 'Value of plan', plan);
    await flowmint.leaveBy(form, 'Save');
  }
});

test('a port that no scenario takes any more is named, and leads to its step', async ({
  flowmint,
}) => {
  await flowmint.openTab('Scenarios');
  await flowmint.act('Disabled user', 'Delete');
  await runAll(flowmint);
  await flowmint.bottom.getByRole('button', { name: '1 port not covered' }).click();
  await flowmint.page.getByRole('menuitem', { name: 'Generate JWT → UserDisabled' }).click();

  expect(await flowmint.selectedStep()).toBe('Generate JWT');
});

test('a scenario is duplicated, renamed, edited screen by screen, deleted and brought back', async ({
  flowmint,
}) => {
  await flowmint.openTab('Scenarios');
  const before = await namesOf(flowmint);
  const at = before.indexOf('Wrong password, then right') + 1;
  await flowmint.act('Wrong password, then right', 'Duplicate');
  expect(await namesOf(flowmint)).toEqual(before.toSpliced(at, 0, 'Wrong password, then right 2'));

  await flowmint.act('Wrong password, then right 2', 'Rename');
  const rename = flowmint.dialog('Rename scenario');
  await flowmint.fillIn(rename, 'Name', 'Returning user');
  await rename.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(rename.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(
    /a name no other scenario has/,
  );
  await flowmint.fillIn(rename, 'Name', 'Three attempts');
  await flowmint.leaveBy(rename, 'Rename');

  await flowmint.act('Three attempts', 'Edit');
  const form = flowmint.dialog('Edit scenario');
  await form.getByRole('tab', { name: 'What they type' }).click();
  await form.getByRole('button', { name: 'Add answer' }).click();
  const third = form.getByRole('group', { name: 'Answer 3' });
  await flowmint.fillIn(third, 'At the screen', 'Wrong password');
  await flowmint.fillIn(third, 'form.email', 'maya.chen@example.com');
  await flowmint.fillIn(third, 'form.password', 'also wrong');
  await form.getByRole('button', { name: 'Move answer 3 up' }).click();
  await flowmint.leaveBy(form, 'Save');

  expect(await flowmint.run()).toBe('completed');
  expect(await stepsOf(flowmint)).toEqual([
    'Log in',
    'Check password',
    'Wrong password',
    'Check password',
    'Wrong password',
    'Check password',
    'Account active?',
    'Generate JWT',
    'Update User',
    'Custom Claims',
    'End',
  ]);

  await flowmint.openTab('Scenarios');
  await flowmint.act('Three attempts', 'Delete');
  expect(await namesOf(flowmint)).toEqual(before);
  await flowmint
    .message('Deleted the scenario Three attempts.')
    .getByRole('button', { name: 'Undo' })
    .click();
  expect(await namesOf(flowmint)).toEqual(before.toSpliced(at, 0, 'Three attempts'));
});

test('what a person typed is saved as a scenario that passes and is in the file', async ({
  flowmint,
}) => {
  await flowmint.chooseScenario('Wrong password, then right');
  await flowmint.typeMyself();
  expect(await flowmint.run()).toBe('waiting');
  expect(
    await flowmint.pressOnScreen('Continue', { Email: 'maya.chen@example.com', Password: 'nope' }),
  ).toBe('waiting');
  expect(
    await flowmint.pressOnScreen('Try again', {
      Email: 'maya.chen@example.com',
      Password: 'correct horse',
    }),
  ).toBe('completed');

  await flowmint.openTab('Scenarios');
  await flowmint.bottom.getByRole('button', { name: 'Save what I just did as a scenario' }).click();
  const form = flowmint.dialog('Save what I just did as a scenario');
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Maya Chen signs in');
  await form.getByRole('tab', { name: 'What they type 2' }).click();
  const answer = form.getByRole('group', { name: 'Answer 1' });
  await expect(answer.getByLabel('form.password')).toHaveValue('nope');
  await flowmint.leaveBy(form, 'Add scenario');

  await flowmint.typeMyself(false);
  expect(await flowmint.run()).toBe('completed');
  await flowmint.openTab('Scenarios');
  await runAll(flowmint);
  expect(await resultOf(flowmint, 'Maya Chen signs in')).toBe('passed, run completed');
  const { scenarios }: { scenarios: { name: string; answers: unknown }[] } = JSON.parse(
    await flowmint.document(),
  );
  expect(scenarios.find(({ name }) => name === 'Maya Chen signs in')?.answers).toEqual([
    {
      step: 'login',
      press: 'continue',
      form: { email: 'maya.chen@example.com', password: 'nope' },
    },
    {
      step: 'wrong-password',
      press: 'try-again',
      form: { email: 'maya.chen@example.com', password: 'correct horse' },
    },
  ]);
});

async function runAll(flowmint: Flowmint): Promise<void> {
  await flowmint.bottom.getByRole('button', { name: 'Run all' }).click();
  await expect(flowmint.bottom.getByRole('button', { name: 'Run all' })).toBeVisible();
  await expect(
    flowmint.bottom.getByText(/^\d+ of \d+ passed · \d+ of \d+ ports covered$/),
  ).toBeVisible();
}

async function namesOf(flowmint: Flowmint) {
  return (await flowmint.table('Scenarios')).map(({ Scenario }) => Scenario ?? '');
}

async function resultOf(flowmint: Flowmint, name: string) {
  const rows = await flowmint.table('Scenarios');
  return rows.find(({ Scenario }) => Scenario === name)?.['Last result'];
}

async function stepsOf(flowmint: Flowmint) {
  return (await flowmint.timeline()).flatMap(({ step, status }) =>
    step === null || status === 'waits' || status === 'note' ? [] : [step],
  );
}

test('trying the flow out finds scenarios that pass; one step of the history takes them back', async ({
  flowmint,
}) => {
  await flowmint.openTab('Scenarios');
  const before = (await flowmint.table('Scenarios')).length;
  await flowmint.bottom.getByRole('button', { name: 'Find scenarios' }).click();
  await expect(flowmint.bottom.getByRole('button', { name: /^Way 1: / })).toBeVisible();
  const count = (await flowmint.table('Scenarios')).length;
  expect(count).toBeGreaterThan(before);
  await runAll(flowmint);
  await expect(flowmint.bottom.getByText(`${count} of ${count} passed`)).toBeVisible();

  await flowmint.undo();
  expect((await flowmint.table('Scenarios')).length).toBe(before);
});
