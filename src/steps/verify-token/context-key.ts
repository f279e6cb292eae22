import type { VerifyTokenConfig } from './definition.ts';

/** Where the claims land below `connectors`. */
export function contextKeyOf({ contextKey = '' }: Pick<VerifyTokenConfig, 'contextKey'>): string {
  return contextKey.trim() || 'token';
}
