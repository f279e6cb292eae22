import type { ErrorType } from '../../core/kind/error-handling.ts';
import type { ActionConfig } from './config.ts';
import { FACTS } from './facts.ts';
import type { ActionFacts } from './row.ts';
import { unknownAction } from './unknown-action.ts';

/** What is known of the action that a step is; of one that nobody knows, that it is kept. */
export function factsOf({ action }: Pick<ActionConfig, 'action'>): ActionFacts {
  return BY_ID.get(action) ?? unknownAction(action);
}

const BY_ID: ReadonlyMap<string, ActionFacts> = new Map(FACTS.map((facts) => [facts.id, facts]));

/** Every named error of any action, each once. */
export const ALL_ERRORS: readonly ErrorType[] = [
  ...new Map(FACTS.flatMap(({ errors }) => errors.map((error) => [error.type, error]))).values(),
];
