import type { Place } from '../../core/commands/move-steps.ts';
import { START_HEIGHT, START_WIDTH, cardSize, inputY, portY } from './card-size.ts';
import type { CanvasEdge, CanvasNode } from './graph.ts';

/** Where an edge leaves and where it comes in, in canvas pixels: the same points React Flow draws it between. */
export function edgeEnds(
  edge: CanvasEdge,
  nodes: ReadonlyMap<string, CanvasNode>,
): { readonly from: Place; readonly to: Place } | undefined {
  const source = nodes.get(edge.source);
  const target = nodes.get(edge.target);
  if (source === undefined || target?.type !== 'card') return undefined;
  const { position } = target;
  return {
    from: portPlace(source, edge.sourceHandle ?? ''),
    to: { x: position.x, y: position.y + inputY(target.data.face) },
  };
}

function portPlace(node: CanvasNode, port: string): Place {
  const { x, y } = node.position;
  if (node.type === 'start') return { x: x + START_WIDTH, y: y + START_HEIGHT / 2 };
  const { face } = node.data;
  const index = face.ports.findIndex(({ id }) => id === port);
  return { x: x + cardSize(face).width, y: y + portY(Math.max(0, index)) };
}
