import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './paths.mjs';

/** Files that export one constant, by its name: plain data, worked out from tables whose rest the page loads later. */
export const DATA_MODULES = new Map([
  [join(root, 'src/core/assumptions/choices.ts'), 'CHOICES'],
  [join(root, 'src/steps/action/facts.ts'), 'FACTS'],
]);

/**
 * Builds each of these files as the data it comes to: the tables would else be a part of what the page begins with.
 *
 * @returns {import('vite').Plugin}
 */
export function dataModules() {
  return {
    name: 'flowmint:data-modules',
    apply: 'build',
    load: (id) => asData(id),
  };
}

/**
 * @param {string} file
 * @returns {Promise<string | undefined>} the module as data; undefined for any other file
 */
export async function asData(file) {
  const name = DATA_MODULES.get(file);
  if (name === undefined) return undefined;
  /** @type {{ module: Record<string, unknown> }} */
  const { module } = await runnerImport(file);
  // Engines read JSON in a string faster than the same as a program.
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(module[name]))});`;
}
