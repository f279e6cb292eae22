/** Everything lies on this grid, in pixels. */
const GRID = 16;
/** Between boxes of a column, in pixels: room for edges that go around them. */
export const ROW_GAP = 80;

/** The next height or width on the grid, in pixels. */
export function onGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}
