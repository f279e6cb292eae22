import type { Viewport } from '@xyflow/react';
import type { Area } from './free-place.ts';
import type { FreePart } from './use-stay-fitted.ts';

/** What is nearer to the rim than this counts as out of sight, in pixels of the window. */
const RIM = 16;
/** From this zoom on names can be read: the farthest level of detail has them 34 px high. */
const LEAST_ZOOM = 0.26;

/**
 * The view that has an area in it, at the same zoom; null if this one does. Where the area is out of sight it goes to the
 * middle, across or down or both, so that what lies around it is seen as well.
 */
export function viewWith(
  area: Area,
  { x, y, zoom }: Viewport,
  free: FreePart,
  rim = RIM,
): Viewport | null {
  const across = shift(x + area.x * zoom, area.width * zoom, free.left, free.width, rim);
  const down = shift(y + area.y * zoom, area.height * zoom, 0, free.height, rim);
  return across === 0 && down === 0 ? null : { x: x + across, y: y + down, zoom };
}

/** Whether all of an area can be seen at once. */
export function hasRoom({ width, height }: Area, { zoom }: Viewport, free: FreePart): boolean {
  return width * zoom <= free.width - 2 * RIM && height * zoom <= free.height - 2 * RIM;
}

/** Whether the names of steps can be read in a view. */
export function isLegible({ zoom }: Pick<Viewport, 'zoom'>): boolean {
  return zoom >= LEAST_ZOOM;
}

function shift(from: number, length: number, start: number, room: number, rim: number): number {
  if (from >= start + rim && from + length <= start + room - rim) return 0;
  // What is too large to be seen whole is seen from its beginning on.
  return length > room - 2 * rim ? start + rim - from : start + (room - length) / 2 - from;
}
