import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** What axe finds wrong, as short lines. */
async function complaints(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('finds nothing in the first view', async ({ page, flowmint }) => {
      await flowmint.ready();
      expect(await complaints(page)).toEqual([]);
    });

    test('finds nothing in a finished run, its token and its users', async ({ page, flowmint }) => {
      expect(await flowmint.run()).toBe('completed');
      await flowmint.token();
      expect(await complaints(page)).toEqual([]);
      await flowmint.users();
      expect(await complaints(page)).toEqual([]);
    });

    test('finds nothing in the settings of a step', async ({ page, flowmint }) => {
      await flowmint.selectStep('Check password');
      expect(await complaints(page)).toEqual([]);
    });

    test('finds nothing in the gallery and on an empty canvas', async ({ page, flowmint }) => {
      await flowmint.openGallery();
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await flowmint.newFlow();
      expect(await complaints(page)).toEqual([]);
    });
  });
}
