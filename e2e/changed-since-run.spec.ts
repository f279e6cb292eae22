import { expect, test } from './fixtures.ts';

test('what a run came to says that the flow has changed since, until that is undone or run again', async ({
  page,
  flowmint,
}) => {
  const words = 'The flow has changed since this run.';
  const inTimeline = flowmint.bottom.getByText(words);
  const besideToken = flowmint.side.getByText(words);
  await flowmint.run();
  await flowmint.moveStep('No access', { x: 300, y: 60 });
  await expect(inTimeline).toBeHidden();

  await flowmint.selectStep('Custom Claims');
  await flowmint.setField('Key', 'tier', 'plan');
  await expect(inTimeline).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
  expect((await flowmint.token()).claims).toMatchObject({ plan: 'pro' });
  await expect(besideToken).toBeInViewport();

  await flowmint.undo();
  await expect(besideToken).toBeHidden();
  await expect(inTimeline).toBeHidden();
  await flowmint.redo();
  await flowmint.side.getByRole('button', { name: 'Run again' }).click();
  expect(await flowmint.settled()).toBe('completed');
  await expect(inTimeline).toBeHidden();
  expect((await flowmint.token()).claims).toMatchObject({ tier: 'pro' });
});
