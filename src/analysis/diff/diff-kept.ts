import type { Flow } from '../../core/document/schema.ts';
import type { Json } from '../../core/json.ts';
import { compareValues } from './compare-values.ts';
import type { PartDifference } from './difference.ts';
import type { FlowMatches } from './match-flows.ts';
import { nameIn } from './side.ts';

/** Something that both documents keep of their exports without modelling it, with its places in the exports. */
interface KeptValue {
  readonly label: readonly string[];
  readonly pathBefore: string;
  readonly pathAfter: string;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * Finds what two flows keep besides what they mean, of a step (its id in the flow after) or of the whole flow (null).
 * Who knows the foreign format brings it along.
 */
export type KeptBetween = (
  before: Flow,
  after: Flow,
  steps: ReadonlyMap<string, string>,
) => readonly { readonly step: string | null; readonly values: readonly KeptValue[] }[];

/** How what two flows keep differs: one difference for the flow, one for each step. */
export function diffKept(
  { before, after, steps }: FlowMatches,
  keptBetween: KeptBetween,
): readonly PartDifference[] {
  return keptBetween(before.flow, after.flow, steps.toAfter).flatMap(({ step, values }) => {
    const changes = values.flatMap((value) =>
      compareValues(value.before, value.after, undefined, value),
    );
    if (changes.length === 0) return [];
    const id = step === null ? 'kept' : `kept ${step}`;
    const subject = step === null ? '' : nameIn(after, step);
    return [{ id, part: 'kept', type: 'changed', subject, changes }];
  });
}
