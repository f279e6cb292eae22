/**
 * Strongly connected components: answers for every node the number of its component. Two nodes share a number exactly
 * when each can be reached from the other. Numbers are in reverse topological order: an edge never leads to a higher
 * one. Tarjan's algorithm with its own stack, so that long chains don't overflow the call stack.
 * @example componentsOf(3, (node) => [[1], [0, 2], []][node] ?? []) // [1, 1, 0]
 */
export function componentsOf(
  size: number,
  next: (node: number) => readonly number[],
): readonly number[] {
  const component = Array<number>(size).fill(-1);
  const order = Array<number>(size).fill(-1);
  const lowest = Array<number>(size).fill(-1);
  const open: number[] = [];
  const frames: { readonly node: number; readonly targets: readonly number[]; at: number }[] = [];
  let visited = 0;
  let found = 0;
  const enter = (node: number): void => {
    order[node] = visited;
    lowest[node] = visited;
    visited += 1;
    open.push(node);
    frames.push({ node, targets: next(node), at: 0 });
  };
  const lower = (node: number, candidate: number): void => {
    lowest[node] = Math.min(lowest[node] ?? candidate, candidate);
  };
  for (let root = 0; root < size; root += 1) {
    if (order[root] === -1) enter(root);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node } = frame;
      const target = frame.targets[frame.at];
      frame.at += 1;
      if (target === undefined) {
        frames.pop();
        const parent = frames.at(-1);
        if (parent !== undefined) lower(parent.node, lowest[node] ?? 0);
        if (lowest[node] !== order[node]) continue;
        for (let member = open.pop(); member !== undefined; member = open.pop()) {
          component[member] = found;
          if (member === node) break;
        }
        found += 1;
      } else if (order[target] === -1) {
        enter(target);
      } else if (component[target] === -1) {
        lower(node, order[target] ?? 0);
      }
    }
  }
  return component;
}
