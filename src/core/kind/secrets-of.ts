import type { Flow } from '../document/schema.ts';
import type { ReadableRegistry } from './definition.ts';

/** Names of the vault's secrets that the steps of these flows need, each once. Connectors have their own. */
export function secretsOf(flows: readonly Flow[], registry: ReadableRegistry): readonly string[] {
  const names = flows.flatMap(({ steps }) =>
    steps.flatMap(({ kind, config }) => {
      const definition = registry.get(kind);
      if (definition?.secrets === undefined || !definition.config.safeParse(config).success) {
        return [];
      }
      return definition.secrets(config);
    }),
  );
  return [...new Set(names)];
}
