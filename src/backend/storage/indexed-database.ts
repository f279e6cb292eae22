import { openDB } from 'idb';
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { STORES } from './database.ts';
import type { Database, Records, StoreName, Transaction } from './database.ts';

type Schema = { [S in StoreName]: { key: string; value: Records[S] } };

const VERSION = 1;

/** Opens (and on the first visit makes) the browser's database of that name. Rejects where there is none to be had. */
export async function openIndexedDatabase(name: string): Promise<Database> {
  const database = await openDB<Schema>(name, VERSION, {
    upgrade(made) {
      for (const store of STORES) made.createObjectStore(store);
    },
    // A tab with a newer version waits for this one to let go.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return {
    persistent: true,
    transact: (stores, mode, work) => transact(database, stores, mode, work),
  };
}

async function transact<S extends StoreName, R>(
  database: IDBPDatabase<Schema>,
  stores: readonly S[],
  mode: 'readonly' | 'readwrite',
  work: (transaction: Transaction<S>) => Promise<R>,
): Promise<R> {
  const transaction = database.transaction([...stores], mode);
  const { done } = transaction;
  // An abort rejects it too, and not everybody awaits it.
  done.catch(() => {});
  try {
    // Both are awaited together; what was only read holds before the transaction is over.
    const over = mode === 'readonly' ? undefined : done;
    const [result] = await Promise.all([work(operations(transaction)), over]);
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It was over already.
    }
    await done.catch(() => {});
    throw error;
  }
}

function operations<S extends StoreName>(
  transaction: IDBPTransaction<Schema, S[], 'readonly' | 'readwrite'>,
): Transaction<S> {
  return {
    get: (store, key) => transaction.objectStore(store).get(key),
    keys: (store) => transaction.objectStore(store).getAllKeys(),
    async put(store, key, value) {
      await transaction.objectStore(store).put?.(value, key);
    },
    async remove(store, key) {
      await transaction.objectStore(store).delete?.(key);
    },
  };
}
