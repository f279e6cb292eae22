/** Finds what stood at a place of the list before, else by id; looks ids up only once something moved in the list. */
export function lookup<T extends { readonly id: string }>(
  list: readonly T[],
): (at: number, id: string) => T | undefined {
  let byId: ReadonlyMap<string, T> | undefined;
  return (at, id) => {
    const there = list[at];
    if (there?.id === id) return there;
    byId ??= new Map(list.map((item) => [item.id, item]));
    return byId.get(id);
  };
}

/** Both hold the same things in the same order. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Every field of `b` is the same in `a`; lists are compared item by item. */
export function sameData(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): boolean {
  return Object.keys(b).every((key) => {
    const [x, y] = [a[key], b[key]];
    return x === y || (Array.isArray(x) && Array.isArray(y) && sameList(x, y));
  });
}
