import type { Exit, FlowGraph, GraphStep } from './flow-graph.ts';

/** A way on which everything set so far, and what the exit writes, travels on. */
export interface DataEdge {
  readonly from: number;
  readonly to: number;
  /** Null where nothing is written on the way. */
  readonly exit: Exit | null;
}

/** How values travel through a flow. Node `i` is "at step i"; the nodes after those are explained below. */
export interface DataGraph {
  readonly size: number;
  readonly leaving: readonly (readonly DataEdge[])[];
  readonly arriving: readonly (readonly DataEdge[])[];
}

/**
 * The edges of a flow, and the way back of errors that are handled automatically: from the step that failed to the
 * last screen shown. Which screen that was is not written in the flow, so a second node per step, `size / 2 + i`,
 * stands for "an error on its way back past step i": it goes back along the edges until it meets a screen. That keeps
 * the graph linear in the flow, where a list of possible last screens per step would not.
 * What only unreachable steps write never gets to a reachable one.
 */
export function dataGraph({ steps, reachable }: FlowGraph): DataGraph {
  const size = steps.length * 2;
  const leaving: DataEdge[][] = Array.from({ length: size }, () => []);
  const arriving: DataEdge[][] = Array.from({ length: size }, () => []);
  const add = (from: number, to: number, exit: Exit | null): void => {
    const edge = { from, to, exit };
    leaving[from]?.push(edge);
    arriving[to]?.push(edge);
  };
  const errorAfter = ({ index, waits }: GraphStep): number =>
    waits ? index : steps.length + index;
  for (const exit of steps.flatMap(({ exits }) => exits)) {
    const { from, to, port } = exit;
    if (to !== null && reachable.has(to) && !reachable.has(from)) continue;
    if (port === null) add(from.index, errorAfter(from), exit);
    if (to === null) continue;
    add(from.index, to.index, exit);
    if (!to.waits) add(steps.length + to.index, errorAfter(from), null);
  }
  return { size, leaving, arriving };
}
