import type {
  KindPart,
  RunnableDefinition,
  RunnableRegistry,
  StepDefinition,
} from '../core/kind/definition.ts';
import * as kinds from './index.ts';
import { asReadable, withParts } from './with-parts.ts';

/**
 * Builds a registry from definitions and what stands beside them; the order is the palette's. Throws where two share a
 * kind, where nothing says what one does or holds, and where a part is of none of them.
 */
export function makeRegistry(
  definitions: readonly StepDefinition[],
  parts: readonly KindPart[] = [],
): RunnableRegistry {
  return new Map(
    Array.from(withParts(definitions, parts), ([kind, definition]) => [
      kind,
      asRunnable(definition),
    ]),
  );
}

const configs = import.meta.glob<KindPart>('./*/config.ts', { eager: true, import: 'config' });
const executors = import.meta.glob<KindPart>('./*/execute.ts', { eager: true, import: 'executor' });
const checkers = import.meta.glob<KindPart>('./*/problems.ts', { eager: true, import: 'checker' });
const analyses = import.meta.glob<KindPart>('./*/analysis.ts', { eager: true, import: 'analysis' });
const forms = import.meta.glob<KindPart>('./*/form.ts', { eager: true, import: 'form' });

/**
 * Every kind there is: what `index.ts` exports, with what stands beside it: `config.ts`, `execute.ts`, `problems.ts`,
 * `analysis.ts`, `form.ts`.
 */
export const registry: RunnableRegistry = makeRegistry(Object.values(kinds), [
  ...Object.values(configs),
  ...Object.values(executors),
  ...Object.values(checkers),
  ...Object.values(analyses),
  ...Object.values(forms),
]);

function asRunnable(definition: StepDefinition): RunnableDefinition {
  const { execute } = definition;
  if (execute === undefined) throw new TypeError(`nothing says what ${definition.kind} does`);
  return { ...asReadable(definition), execute };
}
