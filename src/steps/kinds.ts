import type { Registry } from '../core/kind/definition.ts';
import * as definitions from './index.ts';

/**
 * Every kind there is, without what its steps do: what the page begins with. Where flows run, `registry.ts` takes its
 * place.
 */
export const kinds: Registry = new Map(
  Object.values(definitions).map((definition) => [definition.kind, definition]),
);
