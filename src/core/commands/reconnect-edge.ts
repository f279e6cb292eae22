import type { Edge } from '../document/schema.ts';
import type { Command } from './command.ts';
import { connected } from './connect-port.ts';

/** Moves an edge: to another target, or to another port. */
export function reconnectEdge(before: Edge, after: Edge): Command {
  return {
    label: 'Reconnect edge',
    apply(flow) {
      const edges = flow.edges.filter(
        ({ from, port }) => from !== before.from || port !== before.port,
      );
      return connected({ ...flow, edges }, after);
    },
  };
}
