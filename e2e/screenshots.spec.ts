import { join } from 'node:path';
import { root } from '../.scripts/paths.mjs';
import { expect, test } from './fixtures.ts';

/*
 * Pictures to look at, not tests: only `node .scripts/screenshots.mjs` takes them (playwright.config.ts).
 */
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of sizes) {
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ viewport, colorScheme });

      test('pictures', async ({ page, flowmint }) => {
        test.setTimeout(120_000);
        let number = 0;
        const shoot = async (what: string): Promise<void> => {
          number += 1;
          const name = `${number}-${what}-${colorScheme}-${viewport.width}.png`;
          await page.mouse.move(0, 0);
          await page.screenshot({ path: join(root, '.test-results/screens', name) });
        };

        await shoot('first-view');
        await flowmint.setSpeed('0.5×');
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await expect(flowmint.card('Check password')).toContainText('running');
        await shoot('run-in-progress');
        await flowmint.setSpeed('Instant');
        await flowmint.run();
        await flowmint.token();
        await shoot('finished-run');
        await flowmint.openTab('Users');
        await expect(flowmint.bottom.getByText('created').first()).toBeVisible();
        await shoot('users');
        await flowmint.openTab('HTTP');
        await expect(flowmint.bottom.getByRole('table')).toBeVisible();
        await shoot('http');
        await flowmint.openTab('Timeline');

        await flowmint.selectStep('Custom Claims');
        await flowmint.addItem('Claims', 'Dynamic value');
        const value = flowmint.settings.getByRole('combobox', { name: 'Value' }).last();
        await value.pressSequentially('http');
        await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
        await shoot('autocomplete');
        await value.press('Tab');
        await flowmint.undo();

        await flowmint.typeMyself();
        await flowmint.run();
        await flowmint.openTab('Screen');
        await shoot('screen-waits');
        await flowmint.typeMyself(false);

        await flowmint.chooseScenario('Wrong password');
        await flowmint.disconnect('Check password', 'Request error');
        await flowmint.run();
        await expect(flowmint.card('Check password')).toContainText('failed');
        await shoot('failed-run');
        await flowmint.openTab('Problems');
        await shoot('problems');
        await flowmint.openTab('Scenarios');
        await shoot('scenarios');

        await flowmint.openGallery();
        await shoot('gallery');
        await page.keyboard.press('Escape');
        await flowmint.newFlow();
        await shoot('empty-canvas');
      });
    });
  }
}
