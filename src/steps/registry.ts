import type { Registry, StepDefinition } from '../core/kind/definition.ts';
import * as kinds from './index.ts';

/** Any definition, its config type forgotten: the engine and the tools hand configs back to the kind they belong to. */
export type AnyDefinition = StepDefinition;

/** Builds a registry from definitions; the order is the palette's. Throws where two share a kind. */
export function makeRegistry(definitions: readonly AnyDefinition[]): Registry {
  const registry = new Map(definitions.map((definition) => [definition.kind, definition]));
  if (registry.size < definitions.length) throw new TypeError('two definitions share a kind');
  return registry;
}

/** Every kind there is: what `index.ts` exports. */
export const registry: Registry = makeRegistry(Object.values(kinds));
