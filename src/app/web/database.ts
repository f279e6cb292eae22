import { openDatabase } from '../../backend/storage/open-database.ts';

/** What the page keeps. Imported first, it opens while the rest of the page is still being evaluated. */
export const database = openDatabase('flowmint');
