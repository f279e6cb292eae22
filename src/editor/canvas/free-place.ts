import type { Place } from '../../core/commands/move-steps.ts';

/** A rectangle on the canvas, in its pixels. */
export interface Area extends Place {
  readonly width: number;
  readonly height: number;
}

/** The canvas snaps to it. */
export const GRID = 16;
/** What is left between a new card and the others. */
const GAP = 32;

/**
 * The nearest place to `wanted` where it lies over nothing: there, or straight below, or straight above. On the grid,
 * and at least 32 px from everything in `taken`.
 */
export function freePlace(wanted: Area, taken: readonly Area[]): Place {
  const x = Math.round(wanted.x / GRID) * GRID;
  const y = Math.round(wanted.y / GRID) * GRID;
  const inTheWay = taken.filter(
    (area) => area.x < x + wanted.width + GAP && x < area.x + area.width + GAP,
  );
  const below = firstGap(
    y,
    wanted.height,
    inTheWay.map((area) => ({ top: area.y, bottom: area.y + area.height })),
  );
  if (below === y) return { x, y };
  const above = -firstGap(
    -y - wanted.height,
    wanted.height,
    inTheWay.map((area) => ({ top: -area.y - area.height, bottom: -area.y })),
  );
  const top = Math.floor((above - wanted.height) / GRID) * GRID;
  return { x, y: below - y <= y - top ? below : top };
}

/** The first height from `from` on, going down, where something `height` tall fits. */
function firstGap(
  from: number,
  height: number,
  taken: readonly { readonly top: number; readonly bottom: number }[],
): number {
  let at = from;
  for (const { top, bottom } of taken.toSorted((a, b) => a.top - b.top)) {
    if (top < at + height + GAP && at < bottom + GAP) at = Math.ceil((bottom + GAP) / GRID) * GRID;
  }
  return at;
}
