import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test('from afar icons say how each step stands in the run, also of the selected one', async ({
  flowmint,
}) => {
  await flowmint.chooseScenario('Wrong password');
  expect(await flowmint.run()).toBe('waiting');
  await flowmint.selectStep('Log in');
  await flowmint.canvas.getByRole('button', { name: 'Fit the flow' }).click();

  await expectLegible(flowmint, 'Log in', 'done');
  await expectLegible(flowmint, 'Check password', /^POST .* 401/);
  await expectLegible(flowmint, 'Wrong password', 'waits');
});

test('from afar the "+" of an edge is as large as near, and a port can still be aimed at', async ({
  flowmint,
}) => {
  const plus = flowmint.canvas.getByRole('button', {
    name: 'Insert a step between Update User and Custom Claims',
  });
  const size = async () => (await plus.boundingBox())?.width;
  await expect.poll(size).toBeCloseTo(24, 1);
  // Where the edge itself is shorter it makes way, but for the keyboard.
  await expect(async () => {
    await flowmint.canvas.getByRole('button', { name: 'Zoom out' }).click();
    expect(await size()).toBe(0);
  }).toPass();
  await plus.focus();
  await flowmint.page.keyboard.press('Shift+Tab');
  await flowmint.page.keyboard.press('Tab');
  await expect(plus).toBeFocused();
  await expect.poll(size).toBeCloseTo(24, 1);

  await flowmint.canvas.getByRole('button', { name: 'Fit the flow' }).click();
  await flowmint.drawEdge('Account active?', 'Else', 'Update User');
  await flowmint.drawEdge('Account active?', 'Active', 'No access');
});

async function expectLegible(flowmint: Flowmint, step: string, status: string | RegExp) {
  const icon = flowmint.card(step).getByTitle(status);
  await expect(icon).toBeInViewport();
  await expect.poll(async () => (await icon.boundingBox())?.width).toBeGreaterThanOrEqual(16);
}
