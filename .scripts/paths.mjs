import { join } from 'node:path';

/** The project's top folder. */
export const root = join(import.meta.dirname, '..');

/** Where everything that can be made again is kept; `npm ci` empties it. */
export const cache = join(root, 'node_modules/.cache/flowmint');
