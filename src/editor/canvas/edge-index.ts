import type { Edge } from '../../core/document/schema.ts';

const indexes = new WeakMap<readonly Edge[], ReadonlyMap<string, readonly Edge[]>>();
const NONE: readonly Edge[] = [];

/** The edges that leave a step, in the document's order; indexed once for a list of edges. */
export function edgesFrom(edges: readonly Edge[], step: string): readonly Edge[] {
  return indexOf(edges).get(step) ?? NONE;
}

/** The edge that leaves by a port: of two the first counts, as in a run. */
export function edgeBy(edges: readonly Edge[], from: string, port: string): Edge | undefined {
  return edgesFrom(edges, from).find((edge) => edge.port === port);
}

function indexOf(edges: readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const known = indexes.get(edges);
  if (known !== undefined) return known;
  const index = new Map<string, Edge[]>();
  for (const edge of edges) {
    const list = index.get(edge.from);
    if (list === undefined) index.set(edge.from, [edge]);
    else list.push(edge);
  }
  indexes.set(edges, index);
  return index;
}
