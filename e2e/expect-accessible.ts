import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/**
 * Axe finds nothing: all rules in the light theme; in the dark one those about colour, since the rest is the same page.
 * Ask for reduced motion first: colours on their way to others have no contrast to speak of.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  // WCAG 2.2 asks for targets of 24 px or room around them; axe leaves that out unless told.
  const all = { rules: { 'target-size': { enabled: true } } };
  const light = await new AxeBuilder({ page }).options(all).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  // One line for each violation and place, so that a failure says what to mend.
  const found = [...light.violations, ...dark.violations].flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html} ${failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}
