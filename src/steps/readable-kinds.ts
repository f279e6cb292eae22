import type { KindPart, ReadableRegistry } from '../core/kind/definition.ts';
import * as definitions from './index.ts';
import { asReadable, withParts } from './with-parts.ts';

const configs = import.meta.glob<KindPart>('./*/config.ts', { eager: true, import: 'config' });

/** Every kind there is with the schema of its configs, without what its steps do: what documents are read with. */
export const readableKinds: ReadableRegistry = new Map(
  Array.from(
    withParts(Object.values(definitions), Object.values(configs)),
    ([kind, definition]) => [kind, asReadable(definition)],
  ),
);
