import type { SigningKey } from '../../hosts/keys/signer.ts';
import type { Database } from '../storage/database.ts';

const KEY = 'signing';

/**
 * The key of this machine: made once, then the same over reloads and in every tab. The browser keeps the private half
 * and lets nobody read it (`extractable: false`).
 *
 * @param make makes a key pair, off the page's thread: it takes tens of milliseconds
 */
export async function loadSigningKey(
  database: Database,
  make: () => Promise<SigningKey>,
): Promise<SigningKey> {
  const known = await database.transact(['keys'], 'readonly', (store) => store.get('keys', KEY));
  if (known !== undefined) return known;
  const made = await make();
  return database
    .transact(['keys'], 'readwrite', async (store) => {
      // Another tab may have been faster: one key for all of them.
      const first = await store.get('keys', KEY);
      if (first !== undefined) return first;
      await store.put('keys', KEY, made);
      return made;
    })
    .catch(() => made); // not every browser can store a key: this one serves until the page is left
}
