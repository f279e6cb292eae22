import type { Difference } from '../../../analysis/diff/difference.ts';
import { MARKS as WORDS } from '../../../analysis/diff/words.ts';
import type { IconName } from '../../../ui/icon.tsx';
import type { Tone } from '../../../ui/tone.ts';
import { START, edgeId } from '../../canvas/graph.ts';

/** What a difference did to a step, a port or a part. */
export type Mark = keyof typeof WORDS;

/** How marks look: a word with its icon and colour, never the colour alone. */
export const MARKS: Readonly<
  Record<Mark, { readonly word: string; readonly tone: Tone; readonly icon: IconName }>
> = {
  added: { word: WORDS.added, tone: 'ok', icon: 'plus' },
  removed: { word: WORDS.removed, tone: 'danger', icon: 'x' },
  changed: { word: WORDS.changed, tone: 'warning', icon: 'pencil' },
  renamed: { word: WORDS.renamed, tone: 'warning', icon: 'text-cursor-input' },
  rewired: { word: WORDS.rewired, tone: 'accent', icon: 'arrow-right' },
};

/** What of one of the two flows is marked, by ids of the canvas: steps with their marks, and edges. */
export interface SideMarks {
  readonly steps: ReadonlyMap<string, readonly Mark[]>;
  readonly edges: ReadonlySet<string>;
}

/** The marks of both flows. What is in a flow of the library is not on the canvas. */
export function marksOf(differences: readonly Difference[]): {
  readonly before: SideMarks;
  readonly after: SideMarks;
} {
  const sides = {
    before: { steps: new Map<string, Mark[]>(), edges: new Set<string>() },
    after: { steps: new Map<string, Mark[]>(), edges: new Set<string>() },
  };
  for (const one of differences) {
    if (one.within !== undefined) continue;
    for (const side of ['before', 'after'] as const) {
      const { steps, edges } = sides[side];
      for (const id of ownStep(one, side)) {
        const marks = steps.get(id) ?? [];
        if (!marks.includes(one.type)) steps.set(id, [...marks, one.type]);
        if (one.part === 'edge') edges.add(edgeId({ from: id, port: one.port }));
      }
      if (one.id === 'start') edges.add(edgeId({ from: START, port: '' }));
    }
  }
  return sides;
}

/** The steps that a difference is about, where its port leads included: what to look at. */
export function stepsOf(one: Difference, side: 'before' | 'after'): readonly string[] {
  if (one.within !== undefined) return [];
  const target = one.part === 'edge' ? one[side === 'before' ? 'beforeId' : 'afterId'] : null;
  return [...ownStep(one, side), ...(target === null ? [] : [target])];
}

function ownStep(one: Difference, side: 'before' | 'after'): readonly string[] {
  if (one.part === 'edge') return one.step === null ? [] : [one.step[side].id];
  if (one.part !== 'step') return [];
  if (one.type === 'added') return side === 'after' ? [one.after.id] : [];
  if (one.type === 'removed') return side === 'before' ? [one.before.id] : [];
  return [one[side].id];
}
