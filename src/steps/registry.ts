import type {
  KindExecutor,
  RunnableDefinition,
  RunnableRegistry,
  StepDefinition,
} from '../core/kind/definition.ts';
import * as kinds from './index.ts';

/**
 * Builds a registry from definitions; the order is the palette's. What their steps do stands in them, or is one of the
 * executors. Throws where two share a kind, where nothing says what one does, and where an executor is of none of them.
 */
export function makeRegistry(
  definitions: readonly StepDefinition[],
  executors: readonly KindExecutor[] = [],
): RunnableRegistry {
  const byKind = new Map(executors.map((executor) => [executor.kind, executor]));
  const registry = new Map(
    definitions.map((definition) => {
      const whole = { ...definition, ...byKind.get(definition.kind) };
      if (!isRunnable(whole)) throw new TypeError(`nothing says what ${whole.kind} does`);
      return [whole.kind, whole];
    }),
  );
  if (registry.size < definitions.length) throw new TypeError('two definitions share a kind');
  const lost = executors.find(({ kind }) => !registry.has(kind));
  if (lost !== undefined) throw new TypeError(`there is no kind ${lost.kind}`);
  return registry;
}

/** Every kind there is: what `index.ts` exports, with the `execute.ts` that stands beside it. */
export const registry: RunnableRegistry = makeRegistry(
  Object.values(kinds),
  Object.values(
    import.meta.glob<KindExecutor>('./*/execute.ts', { eager: true, import: 'executor' }),
  ),
);

function isRunnable(definition: StepDefinition): definition is RunnableDefinition {
  return definition.execute !== undefined;
}
