import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../.scripts/paths.mjs';
import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

/** A real export that other people published: input of tests only, beside the project and never in it. */
const REAL = join(root, '../shared/flows/exported/sign-up__d86dfd69.json');
const GENERATE_JWT = 'Generate JWT / Sign Up or In with 3rd Party IdP';

test('a real sign-up is imported, mended, led to a token by Generate JWT, and exported', async ({
  page,
  flowmint,
}) => {
  test.skip(!existsSync(REAL), '../shared/flows is missing');
  await flowmint.openFile(REAL);
  const imported = flowmint.dialog('Imported');
  await expect(imported).toContainText('Sign Up from sign-up__d86dfd69.json: 28 steps, 32 edges.');
  await flowmint.leaveBy(imported, 'Show the flow');

  await test.step('its dead branch is a problem; the fix takes it away', async () => {
    const dead = /looks at authInfo\.firstSeen, but nobody has signed in on the path .*SSN Input/s;
    await flowmint.openTab('Problems');
    const problem = flowmint.bottom.getByRole('listitem').filter({ hasText: dead });
    await problem.getByRole('button').click();
    await flowmint.side
      .getByRole('list', { name: 'Problems of this step' })
      .getByRole('button', { name: 'Test whether unauthUser.loginIds is empty instead' })
      .click();
    await expect(problem).toHaveCount(0);
  });

  await test.step('Generate JWT takes the place of the sign-up and its code', async () => {
    for (const step of ['Sign Up / OTP / Email', 'Verify OTP', 'Verify Code / OTP / Email']) {
      await flowmint.selectStep(step);
      await flowmint.canvas.focus();
      await page.keyboard.press('Delete');
      await expect(flowmint.card(step)).toHaveCount(0);
    }
    const jwt = await flowmint.addStep(GENERATE_JWT);
    await flowmint.connect('Registration with SSN', 'Continue', jwt);
    await flowmint.connect(jwt, 'Success', 'Success');
  });

  await test.step('its API is mocked, so that the Scriptlet sets form.email', async () => {
    await flowmint.typeMyself();
    expect(await findMe(flowmint)).toBe('waiting');
    await flowmint.openTab('HTTP');
    await flowmint.show('Requests');
    await flowmint.bottom.getByRole('button', { name: 'Mock this' }).click();
    const mock = flowmint.dialog('New HTTP mock');
    await expect(mock.getByLabel('Path')).toHaveValue('/api/user');
    await flowmint.fillIn(mock, 'JSON body', '{"email": "ann@example.com"}');
    await flowmint.leaveBy(mock, 'Add mock');
  });

  await test.step('a person goes through it and holds a token', async () => {
    expect(await findMe(flowmint)).toBe('waiting');
    expect(await flowmint.pressOnScreen('Continue')).toBe('waiting');
    expect(await flowmint.pressOnScreen('Continue')).toBe('completed');
    expect(await flowmint.token()).toMatchObject({ verified: true });
    expect(await flowmint.users()).toMatchObject([
      { 'Login IDs': expect.stringContaining('ann@example.com') },
    ]);
  });

  await test.step('the export says first what Descope will not know', async () => {
    await flowmint.command('Export for Descope');
    const dialog = flowmint.dialog('Export for Descope');
    await expect(dialog.getByRole('listitem')).toContainText([
      'No public export shows the action id of Generate JWT',
    ]);
    await dialog.getByLabel('Sign Up or In').fill('the-real-action');
    await expect(dialog).toContainText('Nothing is lost');
    const text = await save(flowmint, 'sign-up.json');
    expect(JSON.parse(text)).toMatchObject({ flowId: 'sign-up' });
    expect(text).toContain('"action": "the-real-action"');
    expect(text).not.toContain('sign-up-otp-email');
  });
});

/** Runs the flow up to the answer of its API. */
async function findMe(flowmint: Flowmint) {
  await flowmint.run();
  await flowmint.pressOnScreen('Find me', {});
  return flowmint.pressOnScreen('Submit', { 'Social Security Number': '123-45-6789' });
}

/** Presses Save and answers what was saved. */
async function save(flowmint: Flowmint, name: string): Promise<string> {
  // Without the dialog for saving, which no driver can answer, the browser downloads.
  const { page } = flowmint;
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const download = page.waitForEvent('download');
  await flowmint
    .dialog('Export for Descope')
    .getByRole('button', { name: 'Save the export' })
    .click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(name);
  return readFile(await saved.path(), 'utf8');
}
