import type { Place } from '../../core/commands/move-steps.ts';
import type { Lane } from './graph.ts';

/** The way of an edge in canvas pixels. */
export interface EdgePath {
  /** For the `d` of an SVG path. */
  readonly d: string;
  readonly middle: Place;
  /** About how long it is. */
  readonly length: number;
}

const RADIUS = 12;

/**
 * The way from a port to where edges come in: a curve, or with a lane down or up to it and along it, with rounded
 * corners.
 */
export function edgePath(from: Place, to: Place, lane: Lane | null): EdgePath {
  return lane === null ? curve(from, to) : detour(from, to, lane);
}

function curve(from: Place, to: Place): EdgePath {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const reach = dx > 0 ? Math.max(dx / 2, Math.min(32, Math.abs(dy))) : 24 + Math.sqrt(-dx) * 6;
  const chord = Math.hypot(dx, dy);
  const polygon = 2 * reach + Math.hypot(dx - 2 * reach, dy);
  return {
    d:
      dy === 0 && dx > 0
        ? `M${from.x},${from.y}L${to.x},${to.y}`
        : `M${from.x},${from.y}C${from.x + reach},${from.y} ${to.x - reach},${to.y} ${to.x},${to.y}`,
    middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    length: (chord + polygon) / 2,
  };
}

function detour(from: Place, to: Place, [lane, turnOut, turnIn]: Lane): EdgePath {
  const points = [
    from,
    { x: from.x + turnOut, y: from.y },
    { x: from.x + turnOut, y: lane },
    { x: to.x - turnIn, y: lane },
    { x: to.x - turnIn, y: to.y },
    to,
  ];
  return {
    d: rounded(points),
    middle: { x: (from.x + to.x) / 2, y: lane },
    length:
      turnOut +
      turnIn +
      Math.abs(lane - from.y) +
      Math.abs(lane - to.y) +
      Math.abs(to.x - from.x - turnOut - turnIn),
  };
}

/** A polyline with its corners rounded, as far as its legs allow. */
function rounded(points: readonly Place[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let d = `M${first.x},${first.y}`;
  let before = first;
  for (const [i, corner] of rest.entries()) {
    const after = rest[i + 1];
    if (after === undefined) return `${d}L${corner.x},${corner.y}`;
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    const enter = towards(corner, before, radius);
    const leave = towards(corner, after, radius);
    d += `L${enter.x},${enter.y}Q${corner.x},${corner.y} ${leave.x},${leave.y}`;
    before = corner;
  }
  return d;
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Place, to: Place, length: number): Place {
  const whole = distance(from, to);
  return whole === 0
    ? from
    : {
        x: from.x + ((to.x - from.x) * length) / whole,
        y: from.y + ((to.y - from.y) * length) / whole,
      };
}
