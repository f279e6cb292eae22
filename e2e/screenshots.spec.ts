import { join } from 'node:path';
import type { Page } from '@playwright/test';
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
    const picture = (what: string): string =>
      join(root, '.test-results/screens', `${what}-${colorScheme}-${viewport.width}.png`);
    const shoot = async (page: Page, what: string): Promise<void> => {
      await page.mouse.move(0, 0);
      // What glides, fades and lands has come to rest; no test waits like this.
      await page.waitForTimeout(500);
      await page.screenshot({ path: picture(what) });
    };

    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ viewport, colorScheme });

      test('a run', async ({ page, flowmint }) => {
        await shoot(page, '01-first-view');
        await flowmint.setSpeed('0.5×');
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await expect(flowmint.card('Check password')).toContainText('running');
        await page.screenshot({ path: picture('02-run-in-progress') });
        await flowmint.setSpeed('Instant');
        await flowmint.settled();
        await flowmint.token();
        await shoot(page, '03-finished-run');
        await flowmint.scrubTo(5);
        await shoot(page, '04-scrubbed-to-the-middle');
        await flowmint.scrubTo(100);

        await flowmint.openTab('Users');
        await expect(flowmint.bottom.getByText('created').first()).toBeVisible();
        await shoot(page, '05-users');
        await flowmint.openTab('HTTP');
        await shoot(page, '06-http-requests');
        await flowmint.show('Mocks');
        await shoot(page, '07-http-mocks');
        await flowmint.chooseScenario('Returning user');
        await flowmint.run();
        await flowmint.openTab('Users');
        await shoot(page, '08-users-matched');
      });

      test('settings of steps', async ({ page, flowmint }) => {
        await flowmint.run();
        await flowmint.selectStep('Custom Claims');
        await flowmint.addItem('Claims', 'Dynamic value');
        const value = flowmint.settings.getByRole('combobox', { name: 'Value' }).last();
        await value.pressSequentially('http');
        await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
        await shoot(page, '10-autocomplete');
        await flowmint.selectStep('Account active?');
        await shoot(page, '11-condition');
        await flowmint.selectStep('Generate JWT');
        await shoot(page, '12-generate-jwt');
        await flowmint.side.getByText('Source: ').scrollIntoViewIfNeeded();
        await shoot(page, '13-generate-jwt-advice');
        await flowmint.selectStep('Check password');
        await shoot(page, '14-http-connector');
        await flowmint.selectStep('Log in');
        await shoot(page, '15-screen');
        await page.keyboard.press('Escape');
        await flowmint.command('Zoom to 100');
        await shoot(page, '16-real-size');
      });

      test('trouble', async ({ page, flowmint }) => {
        await flowmint.typeMyself();
        await flowmint.run();
        await flowmint.openTab('Screen');
        await shoot(page, '20-screen-waits');
        await flowmint.typeMyself(false);
        await flowmint.chooseScenario('Wrong password');
        await flowmint.disconnect('Check password', 'Request error');
        await flowmint.run();
        await expect(flowmint.card('Check password')).toContainText('failed');
        await shoot(page, '21-failed-run');
        await flowmint.openTab('Problems');
        await shoot(page, '22-problems');
        await flowmint.openTab('Scenarios');
        await shoot(page, '23-scenarios');
        await flowmint.bottom.getByRole('button', { name: 'Run all' }).click();
        await expect(flowmint.bottom.getByText('not tested yet')).toHaveCount(0);
        await shoot(page, '24-scenarios-run');
      });

      test('dialogs', async ({ page, flowmint }) => {
        await flowmint.openGallery();
        await shoot(page, '30-gallery');
        await page.keyboard.press('Escape');
        for (const [command, name] of [
          ['Connectors', '31-connectors'],
          ['Flow settings', '32-settings'],
          ['Keyboard shortcuts', '33-shortcuts'],
        ] as const) {
          await flowmint.command(command);
          await expect(page.getByRole('dialog').filter({ visible: true })).toHaveCount(1);
          await shoot(page, name);
          await page.keyboard.press('Escape');
        }
        await page.getByRole('button', { name: 'Commands' }).click();
        await shoot(page, '34-commands');
        await page.keyboard.press('Escape');
        await flowmint.newFlow();
        await shoot(page, '35-empty-canvas');
      });
    });
  }
}
