import type {
  KindPart,
  RunnableDefinition,
  RunnableRegistry,
  StepDefinition,
} from '../core/kind/definition.ts';
import * as kinds from './index.ts';

/**
 * Builds a registry from definitions and what stands beside them; the order is the palette's. Throws where two share a
 * kind, where nothing says what one does, and where a part is of none of them.
 */
export function makeRegistry(
  definitions: readonly StepDefinition[],
  parts: readonly KindPart[] = [],
): RunnableRegistry {
  const registry = new Map(
    definitions.map((definition) => {
      const own = parts.filter(({ kind }) => kind === definition.kind);
      const whole = own.reduce<StepDefinition>((less, part) => ({ ...less, ...part }), definition);
      if (!isRunnable(whole)) throw new TypeError(`nothing says what ${whole.kind} does`);
      return [whole.kind, whole];
    }),
  );
  if (registry.size < definitions.length) throw new TypeError('two definitions share a kind');
  const lost = parts.find(({ kind }) => !registry.has(kind));
  if (lost !== undefined) throw new TypeError(`there is no kind ${lost.kind}`);
  return registry;
}

const executors = import.meta.glob<KindPart>('./*/execute.ts', { eager: true, import: 'executor' });
const checkers = import.meta.glob<KindPart>('./*/problems.ts', { eager: true, import: 'checker' });
const analyses = import.meta.glob<KindPart>('./*/analysis.ts', { eager: true, import: 'analysis' });
const forms = import.meta.glob<KindPart>('./*/form.ts', { eager: true, import: 'form' });

/**
 * Every kind there is: what `index.ts` exports, with what stands beside it: `execute.ts`, `problems.ts`, `analysis.ts`,
 * `form.ts`.
 */
export const registry: RunnableRegistry = makeRegistry(Object.values(kinds), [
  ...Object.values(executors),
  ...Object.values(checkers),
  ...Object.values(analyses),
  ...Object.values(forms),
]);

function isRunnable(definition: StepDefinition): definition is RunnableDefinition {
  return definition.execute !== undefined;
}
