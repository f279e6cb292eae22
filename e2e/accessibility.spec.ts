import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

// Colours on their way to others have no contrast to speak of.
test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.slow();

test('axe finds nothing from the first view to the token, light and dark', async ({
  page,
  flowmint,
}) => {
  await test.step('first view', () => expectNoViolations(page));
  await test.step('finished run with its token', async () => {
    await flowmint.run();
    await flowmint.token();
    await expectNoViolations(page);
  });
  await test.step('users with a created one, a step with its form', async () => {
    await flowmint.selectStep('Check password');
    await flowmint.openTab('Users');
    await expectNoViolations(page);
  });
  await test.step('a screen that waits, and the requests of the run', async () => {
    await flowmint.typeMyself();
    await flowmint.run();
    await flowmint.openTab('HTTP');
    await expectNoViolations(page);
  });
});

test('axe finds nothing from the gallery to a first step, light and dark', async ({
  page,
  flowmint,
}) => {
  await test.step('gallery', async () => {
    await flowmint.openGallery();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
  });
  await test.step('scenarios', async () => {
    await flowmint.openTab('Scenarios');
    await expectNoViolations(page);
  });
  await test.step('empty canvas', async () => {
    await flowmint.newFlow();
    await expectNoViolations(page);
  });
  await test.step('problems, and the list of steps that a port opens', async () => {
    await flowmint.addStep('Generate JWT / Sign In with 3rd Party IdP');
    await flowmint.openTab('Problems');
    await flowmint.port('Generate JWT', 'Success').press('Enter');
    await expect(page.getByRole('combobox', { name: /^Where Success of/ })).toBeFocused();
    await expectNoViolations(page);
  });
});

/** All rules in the light theme; in the dark one those about colour: the rest is the same page. */
async function expectNoViolations(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await new AxeBuilder({ page }).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  // One line for each violation and place, so that a failure says what to mend.
  const found = [...light.violations, ...dark.violations].flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html} ${failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}
