import { useReactFlow } from '@xyflow/react';
import type { EdgeChange, NodeChange, NodePositionChange } from '@xyflow/react';
import { useMemo } from 'react';
import { moveSteps } from '../../core/commands/move-steps.ts';
import type { Place } from '../../core/commands/move-steps.ts';
import { keepPlaces } from '../edits/keep-places.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { useEditorStore } from '../store/store.ts';
import type { EditorStore } from '../store/store.ts';
import { START, edgeId } from './graph.ts';
import type { CanvasEdge, CanvasNode } from './graph.ts';
import { placeOf } from './places.ts';

/**
 * What React Flow wants changed, put where it belongs: selection and places on the way into the store, and the places
 * where cards were dropped into the document, as one command.
 */
export function useGraphChanges() {
  const store = useEditorStore();
  const { getEdge } = useReactFlow<CanvasNode, CanvasEdge>();
  return useMemo(
    () => ({
      onNodesChange(changes: readonly NodeChange<CanvasNode>[]): void {
        selectSteps(store, changes);
        const moves = changes.filter((change) => change.type === 'position');
        if (moves.length > 0) move(store, moves);
      },
      onEdgesChange(changes: readonly EdgeChange<CanvasEdge>[]): void {
        const { selectedSteps, selectedEdges, select } = store.getState();
        const edges = new Map(selectedEdges.map((edge) => [edgeId(edge), edge]));
        let changed = false;
        for (const change of changes) {
          if (change.type !== 'select') continue;
          changed = true;
          const port = portOf(getEdge(change.id));
          if (change.selected && port !== undefined) edges.set(change.id, port);
          else edges.delete(change.id);
        }
        if (changed) select(selectedSteps, [...edges.values()]);
      },
    }),
    [store, getEdge],
  );
}

function selectSteps(store: EditorStore, changes: readonly NodeChange<CanvasNode>[]): void {
  const { selectedSteps, selectedEdges, select } = store.getState();
  const steps = new Set(selectedSteps);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select' || change.id === START) continue;
    changed = true;
    if (change.selected) steps.add(change.id);
    else steps.delete(change.id);
  }
  if (changed) select([...steps], selectedEdges);
}

function move(store: EditorStore, changes: readonly NodePositionChange[]): void {
  const { flow, moving, apply, setCanvas } = store.getState();
  const places = new Map<string, Place>(moving);
  for (const { id, position } of changes) if (position !== undefined) places.set(id, position);
  if (changes.some(({ dragging }) => dragging === true)) {
    setCanvas({ moving: places });
    return;
  }
  const moved = [...places].filter(([id, { x, y }]) => {
    const before = placeOf(flow, id);
    return before.x !== x || before.y !== y;
  });
  if (moved.length > 0) {
    const label = moved.length === 1 ? 'Move step' : `Move ${moved.length} steps`;
    apply(keepPlaces(flow, moveSteps(new Map(moved), label)));
  }
  setCanvas({ moving: null });
}

function portOf(edge: CanvasEdge | undefined): PortRef | undefined {
  return edge && { from: edge.source, port: edge.sourceHandle ?? '' };
}
