import { expect, test } from './fixtures.ts';

test('a menu that Escape closes gives the focus back to its button, which says again what it is', async ({
  page,
  flowmint,
}) => {
  await flowmint.ready();
  const button = page.getByRole('banner').getByRole('button', { name: 'Flow menu' });
  await button.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.getByRole('tooltip').filter({ hasText: 'Flow menu' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
});
