/** The list's items again and again. */
export function inTheirTurn<Item>(list: readonly Item[], i: number): Item {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}
