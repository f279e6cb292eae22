import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { CODES } from './codes.ts';
import type { Code } from './codes.ts';
import type { Context } from './row.ts';

/** Why something can't be done: a sentence, and the API's code where one means just that (facts/descope.md §9.2). */
export interface Refusal {
  readonly message: string;
  readonly code?: Code;
}

/** The action fails by this error. That it carries the code is our reading: only what the code means is documented. */
export function failed(
  context: Context,
  { type }: ErrorType,
  { message, code }: Refusal,
  operations: readonly Operation[] = [],
): Outcome {
  if (code !== undefined) context.assume('action-codes');
  const known = code === undefined ? {} : { code, description: CODES[code] };
  return {
    type: 'fail',
    error: { type, ...known, message },
    ...(operations.length > 0 && { operations }),
  };
}
