import { expect, test } from './fixtures.ts';

test('a flow drawn with the mouse, from an empty canvas to a token', async ({ flowmint }) => {
  await flowmint.newFlow();
  await flowmint.dragStep('Screen', { x: 120, y: 120 });
  await flowmint.dragStep('Generate JWT / Sign Up or In with 3rd Party IdP', { x: 400, y: 300 });
  await flowmint.dragStep('Custom Claims', { x: 120, y: 380 });
  await flowmint.dragStep('End', { x: 400, y: 520 });
  expect(await flowmint.steps()).toEqual(['Screen', 'Generate JWT', 'Custom Claims', 'End']);

  await flowmint.drawEdge('Screen', 'Continue', 'Generate JWT');
  await flowmint.drawEdge('Generate JWT', 'Success', 'Custom Claims');
  await flowmint.drawEdge('Custom Claims', 'Success', 'End');
  await flowmint.selectStep('Custom Claims');
  await flowmint.addItem('Claims', 'Text');
  await flowmint.setField('Key', 'team', 'Claim 1');
  await flowmint.setField('Value', 'blue', 'team');

  expect(await flowmint.run()).toBe('waiting');
  expect(await flowmint.pressOnScreen('Continue', { Email: 'ada@example.com' })).toBe('completed');

  const { claims, verified } = await flowmint.token();
  expect(verified).toBe(true);
  expect(claims).toMatchObject({ team: 'blue', sub: expect.any(String) });
  expect(await flowmint.users()).toMatchObject([
    { 'In this run': 'created, signed in', 'Login IDs': 'ada@example.com' },
  ]);
});

test('an edge let go over empty canvas offers the steps that fit there', async ({ flowmint }) => {
  await flowmint.newFlow();
  await flowmint.dragStep('Screen', { x: 160, y: 160 });
  await flowmint
    .port('Screen', 'Continue')
    .dragTo(flowmint.canvas, { targetPosition: { x: 520, y: 260 }, steps: 8 });
  await flowmint.choose('End');

  expect(await flowmint.steps()).toEqual(['Screen', 'End']);
  await expect(flowmint.port('Screen', 'Continue')).toHaveAccessibleName(/leads to End$/);
});

test('a step is put on an edge by the "+" in its middle', async ({ flowmint }) => {
  await flowmint.insertOn('Generate JWT', 'Update User', 'Condition');

  await expect(flowmint.port('Generate JWT', 'Success')).toHaveAccessibleName(
    /leads to Condition$/,
  );
  expect((await flowmint.steps()).at(-1)).toBe('Condition');
  await flowmint.undo();
  await expect(flowmint.port('Generate JWT', 'Success')).toHaveAccessibleName(
    /leads to Update User$/,
  );
});

test('a new flow begins at its real size, however the one before was looked at', async ({
  flowmint,
}) => {
  await flowmint.selectStep('Log in');
  await expect.poll(async () => (await flowmint.card('Log in').boundingBox())?.width).not.toBe(256);

  await flowmint.newFlow();
  await flowmint.page.getByRole('button', { name: 'Add first step' }).click();
  await flowmint.choose('Screen');
  await expect.poll(async () => (await flowmint.card('Screen').boundingBox())?.width).toBe(256);
  await expect(flowmint.card('Screen')).toBeInViewport({ ratio: 0.99 });
});
