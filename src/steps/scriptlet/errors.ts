import type { ErrorType } from '../../core/kind/error-handling.ts';

export const ERRORS = [
  { type: 'ScriptletFailed', title: 'Scriptlet failed' },
] as const satisfies readonly ErrorType[];
