import type { Flow } from '../../../core/document/schema.ts';
import { exportedFlow } from './exported-flow.ts';
import { keptOfFlow } from './kept-of-flow.ts';
import { keptOfStep } from './kept-of-step.ts';
import type { KeptValue } from './kept-value.ts';

/** What two exports keep of a step, or of the flow as a whole. */
export interface KeptPart {
  /** Id of the step in the flow after; null: the flow. */
  readonly step: string | null;
  readonly values: readonly KeptValue[];
}

/** `steps` says which step of the flow before is which of the one after. */
export type KeptBetween = (
  before: Flow,
  after: Flow,
  steps: ReadonlyMap<string, string>,
) => readonly KeptPart[];

/**
 * Finds what two documents keep of their exports without modelling it: translations, component versions, references,
 * looks of screens, arguments nobody knows. Answers for the documents themselves and for flows of their libraries;
 * nothing where one did not come from an export.
 */
export function keptBetween(documentBefore: Flow, documentAfter: Flow): KeptBetween {
  return (before, after, steps) => {
    const one = exportedFlow(documentBefore, before);
    const other = exportedFlow(documentAfter, after);
    // Two versions of one import keep the same.
    if (one === undefined || other === undefined || one.original === other.original) return [];
    const ofSteps = [...steps].flatMap(([from, to]): readonly KeptPart[] => {
      const [a, b] = [one.blocks.get(from), other.blocks.get(to)];
      if (a === undefined || b === undefined) return [];
      return [{ step: to, values: keptOfStep({ ...one, block: a }, { ...other, block: b }) }];
    });
    return [{ step: null, values: keptOfFlow(one, other) }, ...ofSteps];
  };
}
