import type { Area } from './free-place.ts';
import type { CanvasNode } from './graph.ts';

/** Around the flow when it is fitted, in pixels of the window. */
const FIT_MARGIN = 48;
export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 2;

/** The smallest rectangle around all nodes; null where there is none. */
export function boundsOf(nodes: readonly CanvasNode[]): Area | null {
  if (nodes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The view that shows an area whole, in the middle, at most at its real size. */
export function viewOn(
  area: Area,
  window: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly zoom: number } {
  const room = {
    width: Math.max(1, window.width - 2 * FIT_MARGIN),
    height: Math.max(1, window.height - 2 * FIT_MARGIN),
  };
  const fitting = Math.min(room.width / area.width, room.height / area.height, 1);
  const zoom = Math.max(MIN_ZOOM, fitting);
  return {
    x: window.width / 2 - (area.x + area.width / 2) * zoom,
    y: window.height / 2 - (area.y + area.height / 2) * zoom,
    zoom,
  };
}

/** How many nodes a part of the canvas shows; stops counting at `most`. */
export function countIn(nodes: readonly CanvasNode[], area: Area, most: number): number {
  let count = 0;
  for (const { position, width = 0, height = 0 } of nodes) {
    if (
      position.x < area.x + area.width &&
      area.x < position.x + width &&
      position.y < area.y + area.height &&
      area.y < position.y + height
    ) {
      count += 1;
      if (count >= most) return count;
    }
  }
  return count;
}

/** Whether all of an area lies in another. */
export function holds(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
