import { expect, test, vi } from 'vitest';
import { makeSigningKey, Signer } from '../../hosts/keys/signer.ts';
import type { SigningKey } from '../../hosts/keys/signer.ts';
import { verifyToken } from '../../hosts/keys/verify.ts';
import type { Database } from '../storage/database.ts';
import { createMemoryDatabase } from '../storage/memory-database.ts';
import { loadSigningKey } from './signing-key.ts';

test('the key is made once and then the same', async () => {
  const database = createMemoryDatabase();
  const make = vi.fn<() => Promise<SigningKey>>(() => makeSigningKey());
  const first = await loadSigningKey(database, make);
  expect(await loadSigningKey(database, make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

test('two tabs that make a key at the same moment agree on one', async () => {
  const database = createMemoryDatabase();
  const [one, other] = await Promise.all([
    loadSigningKey(database, () => makeSigningKey()),
    loadSigningKey(database, () => makeSigningKey()),
  ]);
  expect(one.publicJwk).toEqual(other.publicJwk);
});

test('nobody can read the private half, and it signs', async () => {
  const key = await loadSigningKey(createMemoryDatabase(), () => makeSigningKey());
  await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow(/not extractable/);
  const signer = new Signer(key);
  const jwt = await signer.sign({ handle: 'jwt:1', claims: { sub: 'U1' }, sources: {} });
  expect(await verifyToken(jwt, signer.jwks, Date.now())).toEqual({
    type: 'verified',
    kid: key.publicJwk.kid,
  });
});

test('a key that the database refuses serves all the same', async () => {
  const database = createMemoryDatabase();
  const made = await makeSigningKey();
  const refusing: Database = {
    persistent: true,
    transact: (stores, mode, work) =>
      mode === 'readwrite'
        ? Promise.reject(new DOMException('could not be cloned', 'DataCloneError'))
        : database.transact(stores, mode, work),
  };
  expect(await loadSigningKey(refusing, async () => made)).toBe(made);
});
