import { z } from 'zod';
import { CHOICES } from './choices.ts';
import type { AssumptionId } from './table.ts';

/** The choice made for every assumption that can be switched. */
export type AssumptionChoices = { readonly [id in AssumptionId]: string };

/** A flow's own choices: `{ "sign-up-existing": "merge" }`. Assumptions left out take their default. */
export const assumptionsSchema = z
  .looseObject(
    Object.fromEntries(CHOICES.map(({ id, choices }) => [id, z.enum(choices).optional()])),
  )
  .meta({ id: 'Assumptions', title: 'Assumptions' });

/** Every assumption with its choice: the flow's own, else the default. */
export function chooseAssumptions(own: { readonly [id: string]: unknown }): AssumptionChoices {
  const chosen: Record<string, string> = {};
  for (const { id, choices, standard } of CHOICES) {
    const wanted = Object.hasOwn(own, id) ? own[id] : undefined;
    chosen[id] = choices.find((choice) => choice === wanted) ?? standard;
  }
  return completeChoices(chosen);
}

function completeChoices(chosen: Record<string, string>): AssumptionChoices {
  const isComplete = (value: Record<string, string>): value is AssumptionChoices =>
    CHOICES.every(({ id }) => id in value);
  if (!isComplete(chosen)) throw new TypeError('an assumption has no choice');
  return chosen;
}
