import type { Flow } from '../document/schema.ts';
import { libraryOf } from '../document/parse.ts';
import type { ReadableRegistry } from './definition.ts';

/** The ids of the flows that a flow's steps enter, each once, in document order. */
export function flowsEnteredBy(flow: Flow, registry: ReadableRegistry): readonly string[] {
  const ids = flow.steps.flatMap(({ kind, config }) => {
    const definition = registry.get(kind);
    if (definition?.enters === undefined || !definition.config.safeParse(config).success) return [];
    const id = definition.enters(config);
    return id === '' ? [] : [id];
  });
  return [...new Set(ids)];
}

/**
 * The flows that a flow enters, directly or through others, besides those its document brings along: each loaded once.
 * Flows that nobody has are left out.
 */
export async function gatherFlows(
  flow: Flow,
  registry: ReadableRegistry,
  load: (id: string) => Promise<Flow | undefined>,
): Promise<readonly Flow[]> {
  const own = new Map(libraryOf(flow).map((one) => [one.id, one]));
  const found = new Map<string, Flow>();
  const due = [flow];
  const asked = new Set([flow.id]);
  for (const one of due) {
    for (const id of flowsEnteredBy(one, registry)) {
      if (asked.has(id)) continue;
      asked.add(id);
      const next = own.get(id) ?? (await load(id));
      if (next === undefined) continue;
      due.push(next);
      if (!own.has(id)) found.set(id, next);
    }
  }
  return [...found.values()];
}
