import { openDatabase } from '../../backend/storage/open-database.ts';

/** What the page keeps. Evaluated first, by itself (vite.config.ts): it opens while the rest of the page is still being fetched. */
export const database = openDatabase('flowmint');
