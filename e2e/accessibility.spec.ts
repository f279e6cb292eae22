import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';

// Colours on their way to others have no contrast to speak of.
test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.slow();

test('axe finds nothing from the first view to the token, light and dark', async ({
  page,
  flowmint,
}) => {
  await test.step('first view', () => expectAccessible(page));
  await test.step('finished run with its token', async () => {
    await flowmint.run();
    await flowmint.token();
    await expectAccessible(page);
  });
  await test.step('users with a created one, a step with its form', async () => {
    await flowmint.selectStep('Check password');
    await flowmint.openTab('Users');
    await expectAccessible(page);
  });
  await test.step('a screen that waits, and the requests of the run', async () => {
    await flowmint.typeMyself();
    await flowmint.run();
    await flowmint.openTab('HTTP');
    await expectAccessible(page);
  });
});

test('axe finds nothing from the gallery to a first step, light and dark', async ({
  page,
  flowmint,
}) => {
  await test.step('gallery', async () => {
    await flowmint.openGallery();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });
  await test.step('scenarios', async () => {
    await flowmint.openTab('Scenarios');
    await expectAccessible(page);
  });
  await test.step('empty canvas', async () => {
    await flowmint.newFlow();
    await expectAccessible(page);
  });
  await test.step('problems, and the list of steps that a port opens', async () => {
    await flowmint.addStep('Generate JWT / Sign In with 3rd Party IdP');
    await flowmint.openTab('Problems');
    await flowmint.port('Generate JWT', 'Success').press('Enter');
    await expect(page.getByRole('combobox', { name: /^Where Success of/ })).toBeFocused();
    await expectAccessible(page);
  });
});
