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

async function expectLegible(flowmint: Flowmint, step: string, status: string | RegExp) {
  const icon = flowmint.card(step).getByTitle(status);
  await expect(icon).toBeInViewport();
  await expect.poll(async () => (await icon.boundingBox())?.width).toBeGreaterThanOrEqual(16);
}
