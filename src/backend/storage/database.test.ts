import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { openIndexedDatabase } from './indexed-database.ts';
import { createMemoryDatabase } from './memory-database.ts';
import { openDatabase } from './open-database.ts';

let made = 0;
const kinds = {
  IndexedDB: () => openIndexedDatabase(`database-test-${(made += 1)}`),
  memory: async () => createMemoryDatabase(),
};

describe.each(Object.entries(kinds))('%s', (_name, open) => {
  test('gives back what was put, under its key and in its store', async () => {
    const database = await open();
    await database.transact(['settings', 'secrets'], 'readwrite', async (store) => {
      await store.put('settings', 'a', 'one');
      await store.put('settings', 'b', 'two');
      await store.put('secrets', 'a', { type: 'bearer', token: 't' });
      await store.remove('settings', 'b');
    });
    const found = await database.transact(['settings', 'secrets'], 'readonly', async (store) => ({
      settings: [await store.get('settings', 'a'), await store.get('settings', 'b')],
      secret: await store.get('secrets', 'a'),
      keys: await store.keys('settings'),
    }));
    expect(found).toEqual({
      settings: ['one', undefined],
      secret: { type: 'bearer', token: 't' },
      keys: ['a'],
    });
  });

  test('undoes all of a transaction that throws, and says why', async () => {
    const database = await open();
    await database.transact(['settings'], 'readwrite', (store) => store.put('settings', 'a', '1'));
    const failed = database.transact(['settings'], 'readwrite', async (store) => {
      await store.put('settings', 'a', '2');
      await store.put('settings', 'b', '3');
      throw new Error('no room');
    });
    await expect(failed).rejects.toThrow('no room');
    const kept = await database.transact(['settings'], 'readonly', async (store) => [
      await store.get('settings', 'a'),
      await store.get('settings', 'b'),
    ]);
    expect(kept).toEqual(['1', undefined]);
  });

  test('lets transactions that read and write follow each other', async () => {
    const database = await open();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.transact(['settings'], 'readwrite', async (store) => {
          const before = await store.get('settings', 'count');
          await store.put('settings', 'count', String(Number(before ?? 0) + 1));
        }),
      ),
    );
    const count = await database.transact(['settings'], 'readonly', (store) =>
      store.get('settings', 'count'),
    );
    expect(count).toBe('20');
  });
});

describe('a browser without a database', () => {
  test('gets memory, which does not survive', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect((await openDatabase('none')).persistent).toBe(false);
    vi.unstubAllGlobals();
  });

  test('gets memory where opening never ends', async () => {
    const newer = await openNewer('held');
    expect((await openDatabase('held', 20)).persistent).toBe(false);
    newer.close();
  });

  test('keeps its database where there is one', async () => {
    expect((await openDatabase('kept')).persistent).toBe(true);
  });
});

/** A database of a later version, as a newer page in another tab holds it. */
function openNewer(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 99);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('did not open')));
  });
}
