import type { VerifyTokenConfig } from './config.ts';

/** Where the claims land below `connectors`. */
export function contextKeyOf({ contextKey = '' }: Pick<VerifyTokenConfig, 'contextKey'>): string {
  return contextKey.trim() || 'token';
}
