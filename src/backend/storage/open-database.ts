import type { Database } from './database.ts';
import { openIndexedDatabase } from './indexed-database.ts';
import { createMemoryDatabase } from './memory-database.ts';

/** How long a database may take to open before the page goes on without one, in milliseconds. */
const PATIENCE = 3000;

/**
 * The browser's database, or memory where there is none to be had: storage switched off, no room, or another tab that
 * does not let go of an older version.
 */
export async function openDatabase(name: string, patience: number = PATIENCE): Promise<Database> {
  const late = new Promise<Database>((resolve) => {
    setTimeout(() => resolve(createMemoryDatabase()), patience);
  });
  return Promise.race([openIndexedDatabase(name), late]).catch(() => createMemoryDatabase());
}
