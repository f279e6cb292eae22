import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem, Surroundings } from '../../core/kind/definition.ts';
import { rowOf } from './catalogue.ts';
import type { ActionConfig } from './config.ts';
import { action } from './definition.ts';

export const checker = defineChecker(action, problemsOfAction);

/** What the row of the action finds wrong with its settings. */
function problemsOfAction(config: ActionConfig, around: Surroundings): readonly ConfigProblem[] {
  return rowOf(config).problems?.(config, around) ?? [];
}
