import type { Database, Records, StoreName, Transaction } from './database.ts';

type Stores = { readonly [S in StoreName]: Map<string, Records[S]> };

/** Keeps things as long as the page lives: where the browser has no database, and in tests. */
export function createMemoryDatabase(): Database {
  const stores: Stores = {
    entries: new Map(),
    documents: new Map(),
    world: new Map(),
    settings: new Map(),
    keys: new Map(),
    secrets: new Map(),
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    persistent: false,
    transact(_stores, _mode, work) {
      const result = last.then(() => allOrNothing(stores, work));
      last = result.catch(() => {});
      return result;
    },
  };
}

async function allOrNothing<S extends StoreName, R>(
  stores: Stores,
  work: (transaction: Transaction<S>) => Promise<R>,
): Promise<R> {
  const undo: (() => void)[] = [];
  try {
    return await work({
      get: async (store, key) => stores[store].get(key),
      keys: async (store) => [...stores[store].keys()],
      async put(store, key, value) {
        undo.push(restorer(stores[store], key));
        stores[store].set(key, value);
      },
      async remove(store, key) {
        undo.push(restorer(stores[store], key));
        stores[store].delete(key);
      },
    });
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
}

function restorer<V>(held: Map<string, V>, key: string): () => void {
  const before = held.get(key);
  return () => {
    if (before === undefined) held.delete(key);
    else held.set(key, before);
  };
}
