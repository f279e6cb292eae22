import { expect, test } from './fixtures.ts';

// A flow in one long line: what stands at one end is out of sight from the other.
test.beforeEach(async ({ flowmint }) => {
  await flowmint.openTemplate('Sign In with 3rd-party IdP');
  await flowmint.chooseScenario('Returning user');
});

test('a run stays in sight, also where somebody had looked at one step', async ({ flowmint }) => {
  await flowmint.selectStep('Log in');
  await expect(flowmint.card('End')).not.toBeInViewport();

  await flowmint.setSpeed('2×');
  expect(await flowmint.run()).toBe('completed');
  await expect(flowmint.card('End')).toBeInViewport({ ratio: 0.99 });
  await expect(flowmint.card('Custom Claims')).toBeInViewport({ ratio: 0.99 });
});

test('the end of an instant run is in sight', async ({ flowmint }) => {
  await flowmint.selectStep('Log in');
  expect(await flowmint.run()).toBe('completed');
  await expect(flowmint.card('End')).toBeInViewport({ ratio: 0.99 });
  await expect(flowmint.card('Log in')).toBeInViewport({ ratio: 0.99 });
});

test('who looks elsewhere meanwhile is left there until the next run', async ({
  page,
  flowmint,
}) => {
  await flowmint.typeMyself();
  expect(await flowmint.run()).toBe('waiting');
  await flowmint.canvas.hover({ position: { x: 400, y: 60 } });
  await page.mouse.wheel(0, -900);
  await expect(flowmint.card('End')).not.toBeInViewport();
  await expect(flowmint.card('Log in')).not.toBeInViewport();
  await flowmint.setSpeed('2×');
  expect(
    await flowmint.pressOnScreen('Sign in', {
      Email: 'maya.chen@example.com',
      Password: 'correct horse',
    }),
  ).toBe('completed');
  await expect(flowmint.card('End')).not.toBeInViewport();

  expect(await flowmint.run()).toBe('waiting');
  await expect(flowmint.card('Log in')).toBeInViewport({ ratio: 0.99 });
});
