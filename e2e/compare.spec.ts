import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../.scripts/paths.mjs';
import { exported } from '../src/formats/testing/hand-made-export.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

// Colours on their way to others have no contrast to speak of.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a claim edited is seen beside the flow as it was, and in what every scenario comes to', async ({
  page,
  flowmint,
}) => {
  await flowmint.selectStep('Custom Claims');
  await flowmint.setField('Key', 'tier', 'plan');
  const compare = await compareWith(flowmint, 'As it was when it was opened');
  await expect(compare.getByText('1 step changed', { exact: true })).toBeVisible();
  const found = compare.getByRole('list', { name: 'Differences' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('Custom Claims');
  await expect(found.getByRole('deletion')).toHaveText('"plan"');
  await expect(found.getByRole('insertion')).toHaveText('"tier"');

  await test.step('the step is marked on both sides, and looked at when it is chosen', async () => {
    for (const side of ['Before', 'After']) {
      const picture = compare.getByRole('region', { name: side }).getByRole('img');
      await expect(picture).toHaveAccessibleName(/10 steps, 1 marked$/);
    }
    await found.getByRole('button').click();
    await expect(found.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the claim is another one in every run that ends with a token', async () => {
    await compare.getByRole('tab', { name: 'Behaviour' }).click();
    await compare.getByRole('button', { name: 'Run all scenarios on both' }).click();
    await expect(compare.getByRole('status')).toHaveText('Behaviour: 5 different in 14 scenarios');
    const run = compare.getByRole('listitem', { name: 'New user', exact: true });
    await expect(run).toContainText('Different');
    await expect(run).toContainText('claims › plan');
    await expect(run.getByRole('deletion')).toHaveText('"pro"');
    await expect(run.getByRole('insertion')).toHaveText('"pro"');
    const same = compare.getByRole('listitem', { name: 'IdP down', exact: true });
    await expect(same).toContainText('Same');
  });

  await test.step('sides swapped', async () => {
    await compare.getByRole('button', { name: 'Swap sides' }).click();
    await expect(found.getByRole('deletion')).toHaveText('"tier"');
    await expectAccessible(page);
  });
});

test('a flow is compared with a file by keyboard alone, and says why one cannot be read', async ({
  page,
  flowmint,
}) => {
  await flowmint.command('Compare with');
  const choose = flowmint.dialog('Compare with…');
  await expect(choose.getByText('Nothing was edited since it was opened.')).toBeVisible();
  await expectAccessible(page);
  const open = async (name: string, text: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await choose.getByRole('button', { name: 'Choose a flow or a Descope export' }).press('Enter');
    const buffer = Buffer.from(text);
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
  };
  await open('broken.json', '{');
  await expect(choose.getByRole('alert')).toContainText('broken.json, line 1, column 2');

  await open('sign-in.json', await readFile(join(root, 'public/flows/sign-in.json'), 'utf8'));
  const compare = flowmint.dialog('Compare');
  const differences = compare.getByRole('list', { name: 'Differences' });
  const first = differences.getByRole('button').first();
  await flowmint.tabTo(first);
  await page.keyboard.press('ArrowDown');
  const second = differences.getByRole('button').nth(1);
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(second).toHaveAttribute('aria-pressed', 'true');
  await expect(compare.getByText(/^5 steps changed, 1 step removed, 1 step added/)).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('Escape');
  await expect(compare).toBeHidden();
  await expect(flowmint.flowName).toHaveValue('Sign Up or In with 3rd-party IdP');
});

test('comparing is found in the menu of the flow, by mouse and by keyboard', async ({
  page,
  flowmint,
}) => {
  const choose = flowmint.dialog('Compare with…');
  await flowmint.flowMenu('Compare with…');
  await choose.getByRole('button', { name: 'Sign In with 3rd-party IdP' }).click();
  await flowmint.leaveBy(flowmint.dialog('Compare'), 'Close');

  await flowmint.flowName.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Flow menu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByRole('menuitem', { name: 'Compare with…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(choose).toBeVisible();
  await flowmint.tabTo(choose.getByRole('button', { name: 'Sign In with 3rd-party IdP' }));
  await page.keyboard.press('Enter');
  await expect(flowmint.dialog('Compare')).toBeVisible();
});

test('a flow is compared with an export of Descope, which is neither opened nor kept', async ({
  page,
  flowmint,
}) => {
  await flowmint.command('Compare with');
  const choose = flowmint.dialog('Compare with…');
  const chooser = page.waitForEvent('filechooser');
  await choose.getByRole('button', { name: 'Choose a flow or a Descope export' }).click();
  const buffer = Buffer.from(JSON.stringify(exported()));
  await (await chooser).setFiles({ name: 'people.json', mimeType: 'application/json', buffer });
  const compare = flowmint.dialog('Compare');
  const before = compare.getByRole('region', { name: 'Before' });
  await expect(before.getByRole('heading')).toHaveText('Before: People from people.json');
  await expect(compare.getByRole('list', { name: 'Differences' })).toContainText('Removed');

  await flowmint.leaveBy(compare, 'Close');
  const gallery = await flowmint.openGallery();
  await expect(gallery.getByRole('region', { name: 'My flows' })).not.toContainText('People');
});

test('what is only kept of an export is compared too, after what the flows mean', async ({
  page,
  flowmint,
}) => {
  await flowmint.openFile({ name: 'people.json', text: JSON.stringify(exported()) });
  await flowmint.leaveBy(flowmint.dialog('Imported'), 'Show the flow');
  const looks =
    '"direction":"column","gap":8,"padding":4,"shadow":1,"radius":2,"wide":true,"tall":true';
  const text = JSON.stringify(exported())
    .replace('"2.0.1"', '"3.1.0"')
    .replace('"Continue"', '"Go on"')
    .replace('"direction":"column"', looks);
  await flowmint.command('Compare with');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a flow or a Descope export' }).click();
  const buffer = Buffer.from(text);
  await (await chooser).setFiles({ name: 'newer.json', mimeType: 'application/json', buffer });
  const compare = flowmint.dialog('Compare');
  const found = compare.getByRole('list', { name: 'Differences' }).getByRole('listitem');
  await expect(found).toHaveText([
    /Screen "Log in"/,
    /Kept of the export.*Component version/,
    /Kept of the export "Log in"/,
  ]);
  await expect(found.nth(1).getByRole('deletion')).toHaveText('"3.1.0"');
  await expect(found.nth(1).getByRole('insertion')).toHaveText('"2.0.1"');
  await expect(found.nth(2)).not.toContainText('Container › tall');
  await found.nth(2).getByRole('button', { name: 'Show 1 more' }).press('Enter');
  await expect(found.nth(2)).toContainText('Container › tall');
  await expectAccessible(page);
});

test('where neither flow has scenarios they are found by trying both out', async ({ flowmint }) => {
  await flowmint.newFlow();
  await flowmint.addStep('Screen');
  await flowmint.addStep('End', { after: 'Screen' });
  const compare = await compareWith(flowmint, 'As it was when it was opened');
  await compare.getByRole('tab', { name: 'Behaviour' }).click();
  await compare.getByRole('button', { name: 'Run all scenarios on both' }).click();
  await expect(compare.getByRole('status')).toHaveText(/^Behaviour: [1-9]\d* different in/);
});

test('running both flows says how far it is, and can be stopped and begun again', async ({
  flowmint,
}) => {
  await flowmint.openFile({ name: 'round.json', text: JSON.stringify(roundFlow(500)) });
  await expect(flowmint.flowName).toHaveValue('Round');
  await flowmint.ready();
  const compare = await compareWith(flowmint, 'Step up');
  await compare.getByRole('tab', { name: 'Behaviour' }).click();
  const run = compare.getByRole('button', { name: 'Run all scenarios on both' });
  await run.click();
  await expect(compare.getByRole('progressbar')).toBeVisible();
  await compare.getByRole('button', { name: 'Cancel' }).click();
  await expect(run).toBeEnabled();
});

/** Two steps that lead to each other: each of its scenarios runs until the budget of steps is used up. */
function roundFlow(scenarios: number) {
  const step = { kind: 'update-user', config: { attributes: [] } };
  return {
    format: 'flowmint/flow',
    version: 1,
    id: 'round',
    name: 'Round',
    start: 'a',
    steps: [
      { ...step, id: 'a', name: 'A' },
      { ...step, id: 'b', name: 'B' },
    ],
    edges: [
      { from: 'a', port: 'success', to: 'b' },
      { from: 'b', port: 'success', to: 'a' },
    ],
    scenarios: Array.from({ length: scenarios }, (_, i) => ({ name: `Scenario ${i}` })),
  };
}

async function compareWith(flowmint: Flowmint, what: string) {
  await flowmint.command('Compare with');
  await flowmint.dialog('Compare with…').getByRole('button', { name: what }).click();
  const compare = flowmint.dialog('Compare');
  await expect(compare).toBeVisible();
  return compare;
}
