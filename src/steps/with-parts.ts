import type { KindPart, ReadableDefinition, StepDefinition } from '../core/kind/definition.ts';

/**
 * The definitions by kind, each with what stands beside it; the order is the palette's. Throws where two share a kind,
 * and where a part is of none of them.
 */
export function withParts(
  definitions: readonly StepDefinition[],
  parts: readonly KindPart[],
): ReadonlyMap<string, StepDefinition> {
  const kinds = new Map(
    definitions.map((definition) => {
      const own = parts.filter(({ kind }) => kind === definition.kind);
      const whole = own.reduce<StepDefinition>((less, part) => ({ ...less, ...part }), definition);
      return [whole.kind, whole];
    }),
  );
  if (kinds.size < definitions.length) throw new TypeError('two definitions share a kind');
  const lost = parts.find(({ kind }) => !kinds.has(kind));
  if (lost !== undefined) throw new TypeError(`there is no kind ${lost.kind}`);
  return kinds;
}

/** The kind, if the schema of its configs is there. Throws where it is not. */
export function asReadable(definition: StepDefinition): ReadableDefinition {
  const { config } = definition;
  if (config === undefined) throw new TypeError(`no schema says what ${definition.kind} holds`);
  return { ...definition, config };
}
