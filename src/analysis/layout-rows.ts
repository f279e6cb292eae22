import { forwardEdges } from './layout-graph.ts';
import type { Graph } from './layout-graph.ts';
import { ROW_GAP, onGrid } from './layout-grid.ts';

/** The top of each box of a part. */
export function rowsOf(
  graph: Graph,
  part: readonly number[],
  columns: readonly number[],
): ReadonlyMap<number, number> {
  const happy = happyPath(graph, part[0]);
  const line = graph.boxes[part[0] ?? 0]?.inputY ?? 0;
  let happyEnd = 0;
  for (const node of happy) happyEnd = Math.max(happyEnd, columns[node] ?? 0);
  const rows = new Map<number, number>();
  const wishes = new Map<number, number>();
  const inColumns: number[][] = [];
  for (const node of part) (inColumns[columns[node] ?? 0] ??= []).push(node);
  for (const [column, nodes = []] of inColumns.entries()) {
    let floor = column < happyEnd ? line + ROW_GAP : -Infinity;
    const others: Wish[] = [];
    for (const node of nodes) {
      const box = graph.boxes[node];
      if (box === undefined) continue;
      if (happy.has(node)) {
        rows.set(node, line - box.inputY);
        floor = line - box.inputY + box.height + ROW_GAP;
      } else {
        others.push({ node, y: wishes.get(node) ?? line - box.inputY, height: box.height });
      }
    }
    for (const [node, y] of settle(others, floor)) rows.set(node, y);
    for (const node of nodes) {
      for (const { to, y } of forwardEdges(graph, node)) {
        const wish = (rows.get(node) ?? 0) + y - (graph.boxes[to]?.inputY ?? 0);
        if (!wishes.has(to)) wishes.set(to, wish);
      }
    }
  }
  return rows;
}

/** The boxes on the path that always leaves by the first way out. */
function happyPath(graph: Graph, first: number | undefined): ReadonlySet<number> {
  const path = new Set<number>();
  for (let node = first; node !== undefined && !path.has(node);) {
    path.add(node);
    const [out] = forwardEdges(graph, node);
    node = out?.to;
  }
  return path;
}

interface Wish {
  readonly node: number;
  readonly y: number;
  readonly height: number;
}

/**
 * Puts the boxes of a column as near as they can be to where they would like to be, in that order, none over another
 * and none above `floor`. Neighbours that push each other share the way (pool adjacent violators).
 */
function settle(wishes: readonly Wish[], floor: number): ReadonlyMap<number, number> {
  const sorted = wishes.toSorted((a, b) => a.y - b.y);
  const offsets: number[] = [];
  const groups: { sum: number; count: number }[] = [];
  let offset = 0;
  for (const { y, height } of sorted) {
    offsets.push(offset);
    let group = { sum: y - offset, count: 1 };
    for (let above = groups.at(-1); above !== undefined; above = groups.at(-1)) {
      if (above.sum / above.count < group.sum / group.count) break;
      groups.pop();
      group = { sum: above.sum + group.sum, count: above.count + group.count };
    }
    groups.push(group);
    offset += onGrid(height + ROW_GAP);
  }
  const settled = new Map<number, number>();
  for (const { sum, count } of groups) {
    const shift = onGrid(Math.max(sum / count, floor));
    for (const end = settled.size + count; settled.size < end;) {
      const i = settled.size;
      settled.set(sorted[i]?.node ?? 0, shift + (offsets[i] ?? 0));
    }
  }
  return settled;
}
