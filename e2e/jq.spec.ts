import { expect, test } from './fixtures.ts';

test('a jq program is begun, completed, checked while it is typed, and runs', async ({
  flowmint,
}) => {
  await flowmint.selectStep('Custom Claims');
  await flowmint.addItem('Claims', 'Dynamic value');
  await flowmint.setField('Key', 'domain', 'Claim 3');
  const value = flowmint.settings
    .getByRole('listitem', { name: 'domain', exact: true })
    .getByRole('combobox', { name: 'Value' });
  await value.pressSequentially('j');
  await value.press('ArrowUp');
  await value.press('Enter');
  await expect(value).toHaveValue('jq: ');

  await value.pressSequentially('.form.em');
  await value.press('Enter');
  await expect(value).toHaveValue('jq: .form.email');

  await value.pressSequentially(' | split("@") |');
  await expect(value).toHaveAccessibleDescription(
    /a term expected, found the end of the program \(column 28\)/,
  );
  await value.pressSequentially(' .[1]');
  await expect(value).not.toHaveAccessibleDescription(/term expected/);

  expect(await flowmint.run()).toBe('completed');
  expect((await flowmint.token()).claims).toMatchObject({ domain: 'example.com' });
});
