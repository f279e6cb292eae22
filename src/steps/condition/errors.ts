import type { ErrorType } from '../../core/kind/error-handling.ts';

/** What a branch raises that does not lead on. Its handling is always Automatic, as in real flows. */
export const BRANCH_ERROR = {
  type: 'BranchError',
  title: 'Raised by a branch',
  ours: true,
} as const satisfies ErrorType;
