/** An empty list, shared: most lists of most moves stay empty. */
export const NONE: never[] = [];

/** Adds to a list of a move. The first items are the list: `push` would make room for 17. */
export function added<Item>(list: Item[], items: Item[]): Item[] {
  if (list.length === 0) return items;
  for (const item of items) list.push(item);
  return list;
}
