import type { ErrorType } from '../../core/kind/error-handling.ts';
import type { ActionConfig } from './config.ts';
import type { ActionRow } from './row.ts';

/** The named errors of a step: those of its row, then what its error handling names besides, as an export may. */
export function errorsIn(
  { errorHandling = {} }: ActionConfig,
  row: Pick<ActionRow, 'errors'>,
): readonly ErrorType[] {
  const types = new Set(row.errors.map(({ type }) => type));
  const others = Object.keys(errorHandling).filter((type) => type !== '' && !types.has(type));
  return others.length === 0
    ? row.errors
    : [...row.errors, ...others.map((type) => ({ type, title: type }))];
}

/** Those of them that are for choosing: errors that it comes to by itself are not. */
export function chosenErrorsIn(
  config: ActionConfig,
  row: Pick<ActionRow, 'errors' | 'decides'>,
): readonly ErrorType[] {
  const { decides = [] } = row;
  return errorsIn(config, row).filter(({ type }) => !decides.includes(type));
}
