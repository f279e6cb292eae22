import type { ErrorType } from '../../core/kind/error-handling.ts';

/** The step is ours, and so are the names of its errors. */
export const ERRORS = {
  missing: { type: 'TokenMissing', title: 'No token', ours: true },
  invalid: { type: 'TokenInvalid', title: 'Token not valid', ours: true },
  expired: { type: 'TokenExpired', title: 'Token expired', ours: true },
} as const satisfies Readonly<Record<string, ErrorType>>;
