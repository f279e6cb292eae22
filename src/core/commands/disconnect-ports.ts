import type { Command } from './command.ts';

/** Removes the edges that leave these ports. */
export function disconnectPorts(
  ports: readonly { readonly from: string; readonly port: string }[],
): Command {
  return {
    label: ports.length === 1 ? 'Delete edge' : `Delete ${ports.length} edges`,
    apply(flow) {
      const gone = new Set(ports.map(({ from, port }) => JSON.stringify([from, port])));
      const edges = flow.edges.filter(({ from, port }) => !gone.has(JSON.stringify([from, port])));
      return edges.length === flow.edges.length ? flow : { ...flow, edges };
    },
  };
}
