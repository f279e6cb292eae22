import type { ErrorType } from '../../core/kind/error-handling.ts';

export const ERRORS = [
  { type: 'ConnectorFailed', title: 'Connector failed' },
  { type: 'request_error', title: 'Request error' },
] as const satisfies readonly ErrorType[];
