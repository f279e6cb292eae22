import { ASSUMPTIONS } from './table.ts';
import type { AssumptionId } from './table.ts';

/** What can be chosen for an assumption. */
export interface AssumptionChoice {
  readonly id: AssumptionId;
  /** The ids of the choices. */
  readonly choices: readonly string[];
  /** The id of the default choice. */
  readonly standard: string;
}

/**
 * What reading and running a flow takes of the table, without its prose: the page has this list as data, worked out
 * by the build (.scripts/data-modules.mjs), and loads the table where it shows it.
 */
export const CHOICES: readonly AssumptionChoice[] = ASSUMPTIONS.map(
  ({ id, choices, standard }) => ({
    id,
    choices: choices.map((choice) => choice.id),
    standard,
  }),
);
