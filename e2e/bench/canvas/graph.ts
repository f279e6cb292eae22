/**
 * The graph that both sides of the bench draw: rows of steps on a grid, each leading to its right neighbour, some also
 * down to the next row; about 1.2 edges a step. The same for the same number of steps.
 */

/** From one card to the next, in canvas pixels; as far apart as the app's own layout puts them. */
export const PITCH_X = 352;
export const PITCH_Y = 240;

/** The steps that take turns; the last of a row is an end. */
export const KINDS = [
  'screen',
  'http-connector',
  'condition',
  'generate-jwt',
  'update-user',
  'custom-claims',
] as const;

export type BenchKind = (typeof KINDS)[number] | 'end';

export interface BenchStep {
  readonly id: string;
  readonly kind: BenchKind;
  readonly x: number;
  readonly y: number;
}

export interface BenchEdge {
  readonly from: string;
  readonly to: string;
  /** Its first way out, or its second. */
  readonly way: 0 | 1;
}

export interface BenchGraph {
  readonly steps: readonly BenchStep[];
  readonly edges: readonly BenchEdge[];
}

/** A graph of `size` steps, about as wide as a window for its height. */
export function benchGraph(size: number): BenchGraph {
  const columns = Math.ceil(Math.sqrt((size * 1.6 * PITCH_Y) / PITCH_X));
  const steps: BenchStep[] = [];
  const edges: BenchEdge[] = [];
  for (let i = 0; i < size; i += 1) {
    const column = i % columns;
    const isLast = column === columns - 1 || i === size - 1;
    const kind = isLast ? 'end' : (KINDS[i % KINDS.length] ?? 'end');
    const id = `step-${i}`;
    steps.push({
      id,
      kind,
      x: column * PITCH_X,
      y: Math.floor(i / columns) * PITCH_Y,
    });
    if (isLast) continue;
    edges.push({ from: id, to: `step-${i + 1}`, way: 0 });
    const below = i + columns;
    const branches =
      kind === 'http-connector' || (kind === 'condition' && i % (2 * KINDS.length) === 2);
    if (branches && below < size) edges.push({ from: id, to: `step-${below}`, way: 1 });
  }
  return { steps, edges };
}

/** The step nearest to a place that is no end. */
export function stepNear({ steps }: BenchGraph, place: { x: number; y: number }): BenchStep {
  return steps.reduce((best, step) =>
    step.kind !== 'end' && distance(step, place) < distance(best, place) ? step : best,
  );
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
