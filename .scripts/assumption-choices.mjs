import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './paths.mjs';

const file = join(root, 'src/core/assumptions/choices.ts');

/**
 * Builds src/core/assumptions/choices.ts as the data it comes to: the prose of the table would else be a part of what
 * the page begins with.
 *
 * @returns {import('vite').Plugin}
 */
export function assumptionChoices() {
  return {
    name: 'flowmint:assumption-choices',
    apply: 'build',
    async load(id) {
      if (id !== file) return undefined;
      /** @type {{ module: { CHOICES: unknown } }} */
      const { module } = await runnerImport(file);
      return `export const CHOICES = ${JSON.stringify(module.CHOICES)};`;
    },
  };
}
