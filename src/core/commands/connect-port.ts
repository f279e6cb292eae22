import type { Edge, Flow } from '../document/schema.ts';
import type { Command } from './command.ts';

/** Leads a port to a step; an edge that left it before is replaced, since a port leads to one step. */
export function connectPort(edge: Edge): Command {
  return { label: 'Connect', apply: (flow) => connected(flow, edge) };
}

/** The flow with the edge in it; the same object where it was there already. */
export function connected(flow: Flow, edge: Edge): Flow {
  const at = flow.edges.findIndex(({ from, port }) => from === edge.from && port === edge.port);
  const known = flow.edges[at];
  if (known === undefined) return { ...flow, edges: [...flow.edges, edge] };
  return known.to === edge.to
    ? flow
    : { ...flow, edges: flow.edges.with(at, { ...known, to: edge.to }) };
}
