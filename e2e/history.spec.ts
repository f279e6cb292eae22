import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

/** One of every way to change a flow; each is one entry of the history. */
const edits: Readonly<Record<string, (flowmint: Flowmint) => Promise<unknown>>> = {
  'the flow renamed': async ({ flowName }) => {
    await flowName.fill('Renamed');
    await flowName.blur();
  },
  'a step added by the palette': (flowmint) =>
    flowmint.addStep('Condition', { after: 'No access' }),
  'a step dragged from the palette': (flowmint) =>
    flowmint.dragStep('Custom Claims', { x: 520, y: 60 }),
  'a port led to a step': (flowmint) => flowmint.connect('Custom Claims 2', 'Success', 'End'),
  'a port led nowhere': (flowmint) => flowmint.disconnect('Custom Claims 2', 'Success'),
  'a step put on an edge': (flowmint) =>
    flowmint.insertOn('Generate JWT', 'Update User', 'Generic HTTP Connector'),
  'a card dragged': (flowmint) => flowmint.moveStep('Custom Claims 2', { x: 620, y: 90 }),
  'a card moved by key': async (flowmint) => {
    await flowmint.selectStep('Custom Claims 2');
    await flowmint.page.keyboard.press('ArrowRight');
  },
  'a step renamed': async (flowmint) => {
    await flowmint.selectStep('End');
    await flowmint.side.getByRole('textbox', { name: 'Step name' }).fill('Signed in');
    await flowmint.page.keyboard.press('Tab');
  },
  'a setting changed': async (flowmint) => {
    await flowmint.selectStep('Check password');
    await flowmint.setField('Endpoint', '/session');
  },
  'an item added': async (flowmint) => {
    await flowmint.selectStep('Custom Claims');
    await flowmint.addItem('Claims', 'Number');
  },
  'steps duplicated': async (flowmint) => {
    await flowmint.selectStep('No access');
    await flowmint.page.keyboard.press('ControlOrMeta+d');
  },
  'a step deleted': async (flowmint) => {
    await flowmint.selectStep('Wrong password');
    await flowmint.page.keyboard.press('Delete');
  },
  'a step cut': async (flowmint) => {
    await flowmint.selectStep('Custom Claims 2');
    await flowmint.page.keyboard.press('ControlOrMeta+x');
  },
  'a step pasted': async (flowmint) => {
    await flowmint.canvas.focus();
    await flowmint.page.keyboard.press('ControlOrMeta+v');
  },
  'the canvas tidied up': async ({ canvas }) => {
    await canvas.getByRole('button', { name: 'Tidy up' }).click();
  },
};

test('whatever is changed is one step to undo, and one to do again', async ({ page, flowmint }) => {
  test.setTimeout(60_000);
  // Tidying up glides, and is one entry once it is there.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const versions = [await flowmint.document()];
  for (const [what, edit] of Object.entries(edits)) {
    await test.step(what, async () => {
      await edit(flowmint);
      await expect.poll(() => flowmint.document(), { message: what }).not.toBe(versions.at(-1));
      versions.push(await flowmint.document());
    });
  }

  const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  const redo = page.getByRole('banner').getByRole('button', { name: /^Redo/ });
  for (const version of versions.slice(0, -1).toReversed()) {
    await flowmint.undo();
    expect(await flowmint.document()).toBe(version);
  }
  await expect(undo).toBeDisabled();
  for (const version of versions.slice(1)) {
    await flowmint.redo();
    expect(await flowmint.document()).toBe(version);
  }
  await expect(redo).toBeDisabled();
});

test('what is typed in one go is one step to undo', async ({ page, flowmint }) => {
  await flowmint.selectStep('End');
  const name = flowmint.side.getByRole('textbox', { name: 'Step name' });
  await name.press('End');
  await name.pressSequentially(' of the road');
  await name.press('Tab');
  await expect(flowmint.card('End of the road')).toBeVisible();

  await flowmint.undo();
  await expect(flowmint.card('End')).toBeVisible();
  await expect(
    page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true }),
  ).toBeDisabled();
});

test('what is typed before and after a run are two steps to undo', async ({ page, flowmint }) => {
  await flowmint.selectStep('Custom Claims');
  const value = flowmint.settings
    .getByRole('listitem', { name: 'plan', exact: true })
    .getByRole('combobox', { name: 'Value' });
  const first = await value.inputValue();
  await value.fill('user.email');
  await page.keyboard.press('ControlOrMeta+Enter');
  await flowmint.settled();
  await flowmint.openTab('Step');
  await value.fill('user.name');
  await page.keyboard.press('ControlOrMeta+Enter');
  await flowmint.settled();
  await flowmint.openTab('Step');

  await flowmint.undo();
  await expect(value).toHaveValue('user.email');
  await flowmint.undo();
  await expect(value).toHaveValue(first);
});
