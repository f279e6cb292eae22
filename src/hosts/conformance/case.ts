import type { Flow } from '../../core/document/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';

/** A run that has to be the same in every host. Its scenario says time and seed; users and mocks are the scenario's. */
export interface ConformanceCase {
  /** Says where it comes from: `sign-up.json: New user`. */
  readonly name: string;
  readonly flow: Flow;
  readonly scenario: Scenario;
}
