import { useMemo } from 'react';
import type { Place } from '../../core/commands/move-steps.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { useEditor } from '../store/store.ts';
import { graphOf, withMoving } from './graph-of.ts';
import { EMPTY_GRAPH } from './graph.ts';
import type { Graph } from './graph.ts';
import { sameList } from './share.ts';

/** The document and the selection as React Flow draws them; `graph` also has what is being moved where it is now. */
export function useGraph(drawer: Drawer): { readonly graph: Graph; readonly still: Graph } {
  const flow = useEditor((state) => state.flow);
  const steps = useEditor((state) => state.selectedSteps);
  const edges = useEditor((state) => state.selectedEdges);
  const moving = useEditor((state) => state.moving);
  const still = useMemo(() => drawer.still(flow, steps, edges), [flow, steps, edges, drawer]);
  const { start } = flow;
  const graph = useMemo(
    () => (moving === null ? still : drawer.moving(still, moving, start)),
    [still, moving, start, drawer],
  );
  return { graph, still };
}

export type Drawer = ReturnType<typeof makeDrawer>;

/**
 * Remembers what was drawn last, so that nodes and edges that did not change stay the same objects. Drawing the same
 * twice gives the same objects again.
 */
export function makeDrawer() {
  let still = EMPTY_GRAPH;
  let moved = EMPTY_GRAPH;
  let drawn: readonly unknown[] = [];
  return {
    still(flow: Flow, steps: readonly string[], edges: readonly PortRef[]): Graph {
      const asked = [flow, steps, edges];
      if (!sameList(asked, drawn)) still = graphOf(flow, { steps, edges }, still);
      drawn = asked;
      return still;
    },
    moving(base: Graph, moving: ReadonlyMap<string, Place>, start: string | null): Graph {
      moved = withMoving(base, moving, start, moved);
      return moved;
    },
  };
}
