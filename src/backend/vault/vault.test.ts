import { expect, test } from 'vitest';
import { createMemoryDatabase } from '../storage/memory-database.ts';
import { createVault } from './vault.ts';

test('a secret belongs to one connector of one flow, until it is forgotten', async () => {
  const vault = createVault(createMemoryDatabase());
  await vault.set('f', 'idp', { type: 'bearer', token: 'one' });
  await vault.set('f', 'crm', { type: 'basic', username: 'u', password: 'p' });
  expect([
    await vault.get('f', 'idp'),
    await vault.get('f', 'crm'),
    await vault.get('g', 'idp'),
    await vault.get('f","idp', ''),
  ]).toEqual([
    { type: 'bearer', token: 'one' },
    { type: 'basic', username: 'u', password: 'p' },
    undefined,
    undefined,
  ]);
  await vault.set('f', 'idp', undefined);
  expect(await vault.get('f', 'idp')).toBeUndefined();
});
