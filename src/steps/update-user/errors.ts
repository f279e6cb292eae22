import type { ErrorType } from '../../core/kind/error-handling.ts';

export const ERRORS = [
  { type: 'UpdateUserPropertiesFailed', title: 'Update failed' },
] as const satisfies readonly ErrorType[];
