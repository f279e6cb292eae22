import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = 'virtual:templates';
const EXAMPLE = 'virtual:example';

/**
 * The modules `virtual:templates`: `templates`, the names of the flows in public/flows without their ending; and
 * `virtual:example`: `example`, the one that a first visit shows.
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
    resolveId: (id) => (id === LIST || id === EXAMPLE ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${EXAMPLE}`) {
        const flow = JSON.parse(readFileSync(join(folder, 'sign-up-or-in.json'), 'utf8'));
        // Engines read JSON in a string faster than the same as a program.
        return `export const example = JSON.parse(${JSON.stringify(JSON.stringify(flow))});`;
      }
      if (id !== `\0${LIST}`) return undefined;
      const names = readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .toSorted();
      return `export const templates = ${JSON.stringify(names)};`;
    },
  };
}
