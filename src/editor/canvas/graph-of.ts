import type { Place } from '../../core/commands/move-steps.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { edgesOf } from './canvas-edges.ts';
import { edgeId } from './graph.ts';
import type { CanvasEdge, CanvasNode, Graph } from './graph.ts';
import { nodesOf } from './canvas-nodes.ts';
import { sameList } from './share.ts';

/**
 * The document as React Flow wants it. What did not change since `previous` is the same object, so that a change of
 * one step renders one card.
 */
export function graphOf(
  flow: Flow,
  selected: { readonly steps: readonly string[]; readonly edges: readonly PortRef[] },
  previous: Graph,
): Graph {
  return {
    nodes: nodesOf(flow, new Set(selected.steps), previous.nodes),
    edges: edgesOf(flow, new Set(selected.edges.map(edgeId)), previous.edges),
  };
}

/** The graph while cards are on their way: their nodes stand elsewhere, and their edges take the short way. */
export function withMoving(
  graph: Graph,
  moving: ReadonlyMap<string, Place>,
  start: string | null,
  previous: Graph,
): Graph {
  const nodes = graph.nodes.map((node): CanvasNode => {
    if (node.type === 'start') {
      const place = moving.get(start ?? '');
      const first = place && graph.nodes.find(({ id }) => id === start);
      return first === undefined || place === undefined
        ? node
        : { ...node, position: added(node.position, place, first.position) };
    }
    const place = moving.get(node.id);
    return place === undefined ? node : { ...node, position: place, dragging: true };
  });
  return { nodes, edges: withoutLanes(graph.edges, moving, previous.edges) };
}

function withoutLanes(
  edges: readonly CanvasEdge[],
  moving: ReadonlyMap<string, Place>,
  previous: readonly CanvasEdge[],
): readonly CanvasEdge[] {
  const next = edges.map((edge, i): CanvasEdge => {
    const lane = edge.data?.lane ?? null;
    if (edge.data === undefined || lane === null) return edge;
    if (!moving.has(edge.source) && !moving.has(edge.target)) return edge;
    const before = previous[i];
    return before?.id === edge.id && before.data?.lane === null
      ? before
      : { ...edge, data: { ...edge.data, lane: null } };
  });
  return sameList(next, previous) ? previous : next;
}

function added(position: Place, to: Place, from: Place): Place {
  return { x: position.x + to.x - from.x, y: position.y + to.y - from.y };
}
