import type { Place } from '../../core/commands/move-steps.ts';
import type { Flow } from '../../core/document/schema.ts';
import { inputY, portY } from './card-size.ts';
import { edgesFrom } from './edge-index.ts';
import type { Area } from './free-place.ts';
import type { Lane } from './graph.ts';
import { areasOf, faceIn } from './places.ts';

/** Above this many steps curves may pass behind cards: looking for ways around them takes too long. */
const MOST_STEPS = 600;
/** Between a lane and a card. */
const CLEARANCE = 28;
/** The least of it: half of what the canvas leaves between cards. */
const CLOSE = 16;
/** How much longer a way may be to pass behind one card less. */
const BEHIND = 800;
/** Between lanes that lie over each other. */
const LANE_WIDTH = 12;
const TURN = 24;
const SAMPLES = 16;

/** A straight part of a way: across at a height, or down at an x. */
interface Leg {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

type Lanes = ReadonlyMap<string, ReadonlyMap<string, Lane>>;
const byFlow = new WeakMap<Flow, Lanes>();

/**
 * The edges that have to go around cards, with the free lane each takes: those that lead back, and
 * those whose curve would pass behind a card. By step, then port.
 */
export function lanesOf(flow: Flow): Lanes {
  const known = byFlow.get(flow);
  if (known !== undefined) return known;
  const lanes = findLanes(flow);
  byFlow.set(flow, lanes);
  return lanes;
}

function findLanes(flow: Flow): Lanes {
  const lanes = new Map<string, Map<string, Lane>>();
  if (flow.steps.length > MOST_STEPS) return lanes;
  const areas = areasOf(flow);
  const byId = new Map(flow.steps.map((step, i) => [step.id, { face: faceIn(flow, step), i }]));
  const across: Leg[] = [];
  const down: Leg[] = [];
  for (const [at, step] of flow.steps.entries()) {
    const source = areas[at];
    const face = byId.get(step.id)?.face;
    if (source === undefined || face === undefined) continue;
    for (const { port, to } of edgesFrom(flow.edges, step.id)) {
      const target = byId.get(to);
      const area = areas[target?.i ?? -1];
      if (target === undefined || area === undefined) continue;
      const index = face.ports.findIndex(({ id }) => id === port);
      const from = { x: source.x + source.width, y: source.y + portY(index) };
      const end = { x: area.x, y: area.y + inputY(target.face) };
      const leadsBack = end.x < from.x + 2 * TURN;
      const others = areas.filter(({ id }) => id !== step.id && id !== to);
      if (!leadsBack && !curveMeets(from, end, others)) continue;
      const y = freeLane(from, end, leadsBack ? areas : others, across);
      across.push({ at: y, from: Math.min(from.x, end.x), to: Math.max(from.x, end.x) });
      const turn = beside(from.x + TURN, from.y, y, down) - from.x;
      down.push({ at: from.x + turn, from: Math.min(from.y, y), to: Math.max(from.y, y) });
      const ports = lanes.get(step.id) ?? new Map<string, Lane>();
      ports.set(port, [y, turn, TURN]);
      lanes.set(step.id, ports);
    }
  }
  return lanes;
}

function curveMeets(from: Place, to: Place, areas: readonly Area[]): boolean {
  const top = Math.min(from.y, to.y);
  const bottom = Math.max(from.y, to.y);
  const near = areas.filter(
    ({ x, y, width, height }) =>
      x < to.x && from.x < x + width && y < bottom + 8 && top - 8 < y + height,
  );
  if (near.length === 0) return false;
  const reach = (to.x - from.x) / 2;
  for (let i = 1; i < SAMPLES; i += 1) {
    const t = i / SAMPLES;
    const u = 1 - t;
    const x =
      u * u * u * from.x +
      3 * u * u * t * (from.x + reach) +
      3 * u * t * t * (to.x - reach) +
      t * t * t * to.x;
    const y = (u * u * u + 3 * u * u * t) * from.y + (3 * u * t * t + t * t * t) * to.y;
    if (near.some((area) => holds(area, x, y, 8))) return true;
  }
  return false;
}

function holds(area: Area, x: number, y: number, margin: number): boolean {
  return (
    x > area.x - margin &&
    x < area.x + area.width + margin &&
    y > area.y - margin &&
    y < area.y + area.height + margin
  );
}

/**
 * The height nearest to both ends at which nothing lies between them, of equal ones that nearest to where it leads;
 * rather a longer way than one whose parts up and down pass behind cards.
 */
function freeLane(from: Place, to: Place, areas: readonly Area[], taken: readonly Leg[]): number {
  const out = from.x + TURN;
  const into = to.x - TURN;
  const left = Math.min(out, into);
  const right = Math.max(out, into);
  const between = areas.filter(({ x, width }) => x < right && left < x + width);
  const detour = (y: number): number => Math.abs(y - from.y) + Math.abs(y - to.y);
  const isFree = (y: number): boolean =>
    between.every(
      (area) => y <= area.y - CLEARANCE / 2 || y >= area.y + area.height + CLEARANCE / 2,
    );
  const candidates = between
    .flatMap(({ y, height }) => [
      { y: y - CLEARANCE, way: detour(y - CLEARANCE) },
      { y: y + height + CLEARANCE, way: detour(y + height + CLEARANCE) },
      // Between cards that stand close.
      { y: y - CLOSE, way: detour(y - CLOSE) + CLEARANCE },
      { y: y + height + CLOSE, way: detour(y + height + CLOSE) + CLEARANCE },
    ])
    .sort((a, b) => a.way - b.way || Math.abs(a.y - to.y) - Math.abs(b.y - to.y));
  let y = Math.max(from.y, to.y);
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate.way >= least) break;
    if (!isFree(candidate.y)) continue;
    const behind = passed(areas, out, from.y, candidate.y) + passed(areas, into, candidate.y, to.y);
    if (candidate.way + behind * BEHIND >= least) continue;
    least = candidate.way + behind * BEHIND;
    ({ y } = candidate);
  }
  const down = y >= (from.y + to.y) / 2 ? LANE_WIDTH : -LANE_WIDTH;
  while (meets(y, left, right, taken)) y += down;
  return y;
}

/** How many cards a part of a way that goes up or down passes behind. */
function passed(areas: readonly Area[], x: number, from: number, to: number): number {
  const top = Math.min(from, to);
  const bottom = Math.max(from, to);
  return areas.filter(
    (area) =>
      x > area.x && x < area.x + area.width && top < area.y + area.height && area.y < bottom,
  ).length;
}

/** The first x from `x` on where nothing goes down yet between these heights; ports turn beside each other. */
function beside(x: number, from: number, to: number, taken: readonly Leg[]): number {
  let at = x;
  while (meets(at, Math.min(from, to), Math.max(from, to), taken)) at += LANE_WIDTH;
  return at;
}

function meets(at: number, from: number, to: number, taken: readonly Leg[]): boolean {
  return taken.some((leg) => leg.from < to && from < leg.to && Math.abs(leg.at - at) < LANE_WIDTH);
}
