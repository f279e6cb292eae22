import type { LayoutBox } from './layout.ts';

/** Boxes by number. `roots` are where a walk begins: the start, then boxes nothing leads to, then all others. */
export interface Graph {
  readonly boxes: readonly LayoutBox[];
  readonly outs: readonly (readonly Out[])[];
  readonly roots: readonly number[];
  /** Boxes in the order a walk that keeps to the first way out finds them. */
  readonly found: readonly number[];
  /** Edges that close a loop, as `from * boxes + to`. */
  readonly back: ReadonlySet<number>;
}

/** A way out, to a box by its number, leaving at a height. */
type Out = { readonly to: number; readonly y: number };

/** Numbers the boxes and finds the loops; edges to boxes that are not there are left out. */
export function makeGraph(boxes: readonly LayoutBox[], start: string | null): Graph {
  const numbers = new Map(boxes.map(({ id }, i) => [id, i]));
  const entered = new Set<number>();
  const outs = boxes.map((box, from) =>
    box.outs.flatMap(({ to, y }): Out[] => {
      const number = numbers.get(to);
      if (number === undefined) return [];
      if (number !== from) entered.add(number);
      return [{ to: number, y }];
    }),
  );
  const first = numbers.get(start ?? '');
  const others = boxes.map((_box, i) => i).filter((i) => i !== first);
  const roots = [
    ...(first === undefined ? [] : [first]),
    ...others.filter((i) => !entered.has(i)),
    ...others.filter((i) => entered.has(i)),
  ];
  return { boxes, outs, roots, ...walk(outs, roots) };
}

/** Depth first: finds loops, and an order of the boxes. */
function walk(
  outs: Graph['outs'],
  roots: readonly number[],
): { readonly found: readonly number[]; readonly back: ReadonlySet<number> } {
  const found: number[] = [];
  const back = new Set<number>();
  /** 0: not seen; 1: on the way from the root; 2: done. */
  const seen = new Uint8Array(outs.length);
  const next = new Uint32Array(outs.length);
  for (const root of roots) {
    if (seen[root] !== 0) continue;
    const way = [root];
    seen[root] = 1;
    found.push(root);
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const out = outs[node]?.[next[node] ?? 0];
      next[node] = (next[node] ?? 0) + 1;
      if (out === undefined) {
        seen[node] = 2;
        way.pop();
      } else if (seen[out.to] === 1) {
        back.add(node * outs.length + out.to);
      } else if (seen[out.to] === 0) {
        seen[out.to] = 1;
        found.push(out.to);
        way.push(out.to);
      }
    }
  }
  return { found, back };
}

/** The ways out of a box that close no loop, in their order. */
export function* forwardEdges(graph: Graph, node: number): Generator<Out> {
  for (const out of graph.outs[node] ?? []) {
    if (!graph.back.has(node * graph.boxes.length + out.to)) yield out;
  }
}

/** The column of each box: one more than the last that leads to it. What only leads on stands right before that. */
export function columnsOf(graph: Graph): readonly number[] {
  const { boxes } = graph;
  const columns = boxes.map(() => 0);
  const waits = new Uint32Array(boxes.length);
  for (const node of boxes.keys()) {
    for (const { to } of forwardEdges(graph, node)) waits[to] = (waits[to] ?? 0) + 1;
  }
  const entered = waits.map((count) => (count > 0 ? 1 : 0));
  const ready = graph.roots.filter((node) => waits[node] === 0);
  for (let at = 0; at < ready.length; at += 1) {
    const node = ready[at] ?? 0;
    for (const { to } of forwardEdges(graph, node)) {
      columns[to] = Math.max(columns[to] ?? 0, (columns[node] ?? 0) + 1);
      waits[to] = (waits[to] ?? 0) - 1;
      if (waits[to] === 0) ready.push(to);
    }
  }
  const [start] = graph.roots;
  for (const node of ready.reverse()) {
    if (node === start || entered[node] === 1) continue;
    let nearest = Infinity;
    for (const { to } of forwardEdges(graph, node)) nearest = Math.min(nearest, columns[to] ?? 0);
    if (nearest !== Infinity) columns[node] = Math.max(0, nearest - 1);
  }
  return columns;
}

/** The connected parts, each in the order its boxes were found; the start's first. */
export function partsOf(graph: Graph): readonly (readonly number[])[] {
  const leader = graph.boxes.map((_box, i) => i);
  const find = (node: number): number => {
    let root = node;
    while (leader[root] !== root) root = leader[root] ?? root;
    for (let at = node; leader[at] !== root;) {
      const up = leader[at] ?? root;
      leader[at] = root;
      at = up;
    }
    return root;
  };
  for (const [from, outs] of graph.outs.entries()) {
    for (const { to } of outs) leader[find(to)] = find(from);
  }
  const parts = new Map<number, number[]>();
  for (const node of graph.found) {
    const root = find(node);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [node]);
    else part.push(node);
  }
  return [...parts.values()];
}
