import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const MODULE = 'virtual:templates';

/**
 * The module `virtual:templates`: `templates`, the names of the flows in public/flows without their ending.
 *
 * @returns {import('vite').Plugin}
 */
export function templateList() {
  let folder = '';
  return {
    name: 'flowmint:template-list',
    configResolved(config) {
      folder = join(config.publicDir, 'flows');
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const names = readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .toSorted();
      return `export const templates = ${JSON.stringify(names)};`;
    },
  };
}
