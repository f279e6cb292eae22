import { expect, test } from './fixtures.ts';

test('a flow drawn by keyboard alone, from an empty canvas to a token', async ({
  page,
  flowmint,
}) => {
  const { keyboard } = page;
  await test.step('an empty canvas, by the command palette', async () => {
    await keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Find a command or a step' })).toBeFocused();
    await keyboard.type('flows and templates');
    await keyboard.press('Enter');
    const gallery = page.getByRole('dialog', { name: 'Flows' });
    await expect(gallery).toBeVisible();
    await flowmint.tabTo(gallery.getByRole('button', { name: 'New flow' }));
    await keyboard.press('Enter');
    await expect(gallery).toBeHidden();
  });

  await test.step('steps, by the search of the palette: each after the one before', async () => {
    for (const words of ['screen', 'sign up or in']) {
      await keyboard.press('F6');
      await flowmint.tabTo(flowmint.palette.getByRole('searchbox'));
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(words);
      await keyboard.press('Enter');
    }
    await expect(flowmint.port('Screen', 'Continue')).toHaveAccessibleName(
      /leads to Generate JWT$/,
    );
  });

  await test.step('a step, by the list that a port opens', async () => {
    await keyboard.press('F6');
    await expect(flowmint.card('Generate JWT')).toBeFocused();
    await flowmint.tabTo(flowmint.port('Generate JWT', 'Success'));
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: /^Where Success of/ })).toBeFocused();
    await keyboard.type('custom claims');
    await keyboard.press('Enter');
    await expect(flowmint.card('Custom Claims')).toBeFocused();
  });

  await test.step('a claim, in the form that Enter on a card leads to', async () => {
    await keyboard.press('Enter');
    await expect(flowmint.side.getByRole('textbox', { name: 'Step name' })).toBeFocused();
    await flowmint.tabTo(flowmint.settings.getByRole('button', { name: 'Add claim' }));
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await flowmint.tabTo(flowmint.settings.getByRole('textbox', { name: 'Key' }), 'Shift+Tab');
    await keyboard.type('team');
    await keyboard.press('Tab');
    await keyboard.type('blue');
    await keyboard.press('Escape');
    await expect(flowmint.card('Custom Claims')).toBeFocused();
  });

  await test.step('an End, led to from a port', async () => {
    await flowmint.tabTo(flowmint.port('Custom Claims', 'Success'));
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: /^Where Success of/ })).toBeFocused();
    await keyboard.type('end');
    await keyboard.press('Enter');
    await expect(flowmint.port('Custom Claims', 'Success')).toHaveAccessibleName(/leads to End$/);
    await expect(flowmint.card('End')).toBeFocused();
  });

  await test.step('a run, and what the end user types', async () => {
    await keyboard.press('ControlOrMeta+Enter');
    expect(await flowmint.settled()).toBe('waiting');
    const screen = flowmint.side.getByRole('region', { name: 'Screen' });
    await flowmint.tabTo(screen.getByRole('textbox', { name: 'Email' }));
    await keyboard.type('ada@example.com');
    await keyboard.press('Enter');
    expect(await flowmint.settled()).toBe('completed');
  });

  const { claims, verified } = await flowmint.token();
  expect(verified).toBe(true);
  expect(claims).toMatchObject({ team: 'blue', sub: expect.any(String) });
});

test('F6 and Shift+F6 lead from panel to panel, also out of a field', async ({
  page,
  flowmint,
}) => {
  await flowmint.selectStep('Log in');
  await flowmint.openTab('Timeline');
  await flowmint.side.getByRole('textbox', { name: 'Step name' }).focus();

  const { keyboard } = page;
  await keyboard.press('F6');
  await expect(page.getByRole('banner').getByRole('button', { name: 'Palette' })).toBeFocused();
  await keyboard.press('Shift+F6');
  await expect(flowmint.side.getByRole('tab', { name: 'Step' })).toBeFocused();
  await keyboard.press('Shift+F6');
  await expect(flowmint.bottom.getByRole('tab', { name: 'Timeline' })).toBeFocused();
  await keyboard.press('Shift+F6');
  await expect(flowmint.card('Log in')).toBeFocused();
});

test('the selected step is moved with the arrow keys, renamed with F2, and deleted with Delete', async ({
  page,
  flowmint,
}) => {
  const { keyboard } = page;
  const before = await flowmint.document();
  await flowmint.selectStep('Update User');
  const place = await flowmint.card('Update User').boundingBox();
  await keyboard.press('Shift+ArrowDown');
  await expect
    .poll(async () => (await flowmint.card('Update User').boundingBox())?.y)
    .toBeGreaterThan(place?.y ?? 0);

  await keyboard.press('F2');
  await keyboard.type('Profile');
  await keyboard.press('Enter');
  await expect(flowmint.card('Profile')).toBeFocused();

  await keyboard.press('Delete');
  expect(await flowmint.steps()).not.toContain('Profile');
  await keyboard.press('ControlOrMeta+z');
  await keyboard.press('ControlOrMeta+z');
  await keyboard.press('ControlOrMeta+z');
  expect(await flowmint.document()).toBe(before);
});

test('a step from the palette is put on the way after the selected one, also where all its ways out are taken', async ({
  page,
  flowmint,
}) => {
  const before = await flowmint.problems();
  expect(await flowmint.addStep('Condition', { after: 'Update User' })).toBe('Condition');
  await expect(flowmint.port('Update User', 'Success')).toHaveAccessibleName(/leads to Condition$/);
  await expect(flowmint.card('Condition')).toBeInViewport({ ratio: 0.99 });
  await flowmint.undo();

  await flowmint.addStep('Custom Claims', { after: 'Update User' });
  await expect(flowmint.port('Custom Claims 2', 'Success')).toHaveAccessibleName(
    /leads to Custom Claims$/,
  );
  expect(await flowmint.problems()).toEqual(before);
  await expect(page.getByText('Added Custom Claims between Update User and')).toHaveCount(1);
});
