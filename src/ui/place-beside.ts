export type Placement =
  | 'bottom'
  | 'bottom-start'
  | 'bottom-end'
  | 'top'
  | 'top-start'
  | 'top-end'
  | 'right'
  | 'right-start'
  | 'left'
  | 'left-start';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const EDGE = 8;

/**
 * Where a floating box goes beside its anchor, in pixels of the viewport: on the asked side if it
 * fits, else on the opposite one if that has more room; then moved inside the viewport.
 */
export function placeBeside(
  anchor: Box,
  floating: Size,
  viewport: Size,
  placement: Placement,
  gap = 6,
): { readonly left: number; readonly top: number } {
  const [side, align = 'center'] = placement.split('-');
  const upright = side === 'top' || side === 'bottom';
  const along = upright
    ? aligned(anchor.left, anchor.width, floating.width, align)
    : aligned(anchor.top, anchor.height, floating.height, align);
  const across = upright
    ? beyond(anchor.top, anchor.height, floating.height, viewport.height, side === 'bottom', gap)
    : beyond(anchor.left, anchor.width, floating.width, viewport.width, side === 'right', gap);
  return {
    left: inside(upright ? along : across, floating.width, viewport.width),
    top: inside(upright ? across : along, floating.height, viewport.height),
  };
}

function aligned(start: number, length: number, own: number, align: string): number {
  if (align === 'start') return start;
  if (align === 'end') return start + length - own;
  return start + (length - own) / 2;
}

function beyond(
  start: number,
  length: number,
  own: number,
  room: number,
  after: boolean,
  gap: number,
): number {
  const roomAfter = room - start - length;
  const needed = own + gap + EDGE;
  const goesAfter = after
    ? roomAfter >= needed || roomAfter >= start
    : start < needed && roomAfter > start;
  return goesAfter ? start + length + gap : start - gap - own;
}

function inside(at: number, own: number, room: number): number {
  return Math.max(EDGE, Math.min(at, room - own - EDGE));
}
