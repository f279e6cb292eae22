import { expect, test } from './fixtures.ts';

test('an edge is taken away: by its port, and by selecting it', async ({ page, flowmint }) => {
  await flowmint.disconnect('Update User', 'Success');
  await flowmint.undo();
  await expect(flowmint.port('Update User', 'Success')).toHaveAccessibleName(
    /leads to Custom Claims$/,
  );

  await flowmint.selectEdge('Update User', 'Custom Claims');
  await page.keyboard.press('Delete');
  await expect(flowmint.port('Update User', 'Success')).toHaveAccessibleName(/leads to nothing$/);
});

test('an edge is led elsewhere: its end dragged to another card, or its port drawn anew', async ({
  flowmint,
}) => {
  await flowmint.reconnect('Update User', 'Custom Claims', 'Not signed in');
  await expect(flowmint.port('Update User', 'Success')).toHaveAccessibleName(
    /leads to Not signed in$/,
  );
  await flowmint.drawEdge('Update User', 'Success', 'End');
  expect(await flowmint.run()).toBe('completed');
  expect((await flowmint.token()).claims).not.toHaveProperty('plan');
});

test('a port that leads nowhere fails the run that takes it, and says which', async ({
  flowmint,
}) => {
  await flowmint.disconnect('Check password', 'Success');
  expect(await flowmint.run()).toBe('failed');

  expect((await flowmint.timeline()).at(-1)?.why).toContain('Check password');
  await expect(flowmint.card('Check password')).toContainText('failed');
});
