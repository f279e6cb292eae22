import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('the first page says what Flowmint is, without errors and accessibly', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));

  await page.goto('./');

  await expect(page.getByRole('heading', { level: 1, name: 'Flowmint' })).toBeVisible();
  await expect(page.getByText('npm run -s flowmint')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  expect(errors).toEqual([]);
});
