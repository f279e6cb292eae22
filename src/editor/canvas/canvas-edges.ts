import type { Flow } from '../../core/document/schema.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { edgesFrom } from './edge-index.ts';
import { START, edgeId } from './graph.ts';
import type { CanvasEdge, EdgeData } from './graph.ts';
import { lanesOf } from './lanes.ts';
import { faceIn } from './places.ts';
import { lookup, sameData, sameList } from './share.ts';

/** The edges whose ends are on the canvas, and the one from the start marker. */
export function edgesOf(
  flow: Flow,
  selected: ReadonlySet<string>,
  previous: readonly CanvasEdge[],
): readonly CanvasEdge[] {
  const names = new Map(
    flow.steps.map((step) => [step.id, step.name === '' ? step.id : step.name]),
  );
  const before = lookup(previous);
  const lanes = lanesOf(flow);
  const edges: CanvasEdge[] = [];
  const start = names.get(flow.start ?? '');
  if (flow.start !== null && start !== undefined) {
    const data: EdgeData = {
      label: 'Start',
      role: 'start',
      alone: true,
      sourceName: 'Start',
      targetName: start,
      lane: null,
    };
    const { start: target } = flow;
    edges.push(
      edgeTo(
        { from: START, port: '' },
        target,
        data,
        false,
        before(0, edgeId({ from: START, port: '' })),
      ),
    );
  }
  for (const step of flow.steps) {
    const { ports } = faceIn(flow, step);
    const seen = new Set<string>();
    for (const { from, port, to } of edgesFrom(flow.edges, step.id)) {
      const targetName = names.get(to);
      const spec = ports.find(({ id }) => id === port);
      if (targetName === undefined || spec === undefined || seen.has(port)) continue;
      seen.add(port);
      const id = edgeId({ from, port });
      const data: EdgeData = {
        label: spec.label,
        role: spec.role,
        alone: ports.length === 1,
        sourceName: names.get(from) ?? from,
        targetName,
        lane: lanes.get(from)?.get(port) ?? null,
      };
      edges.push(edgeTo({ from, port }, to, data, selected.has(id), before(edges.length, id)));
    }
  }
  return sameList(edges, previous) ? previous : edges;
}

function edgeTo(
  { from, port }: PortRef,
  to: string,
  data: EdgeData,
  selected: boolean,
  known: CanvasEdge | undefined,
): CanvasEdge {
  if (
    known?.target === to &&
    known.selected === selected &&
    known.data !== undefined &&
    sameData(known.data, data)
  ) {
    return known;
  }
  const isStart = from === START;
  return {
    id: edgeId({ from, port }),
    type: 'step',
    source: from,
    sourceHandle: isStart ? null : port,
    target: to,
    data,
    selected,
    ariaLabel: `${data.label} of ${data.sourceName} leads to ${data.targetName}`,
    ...(isStart && { selectable: false, reconnectable: 'target' as const }),
  };
}
