import {
  DEFAULT_REFRESH_LIFETIME,
  DEFAULT_SESSION_LIFETIME,
} from '../../../core/tokens/lifetimes.ts';
import type { Rule } from '../finding.ts';

/** A refresh token that ends before the session token it should renew. Times are seconds. */
export const sessionOutlivesRefresh: Rule = ({ flow: { settings } }) => {
  const session = settings?.session?.lifetimeSeconds;
  const refresh = settings?.refresh?.lifetimeSeconds;
  const sessionLife = session ?? DEFAULT_SESSION_LIFETIME;
  const refreshLife = refresh ?? DEFAULT_REFRESH_LIFETIME;
  if (sessionLife <= refreshLife) return [];
  return [
    {
      code: 'session-outlives-refresh',
      severity: 'warning',
      at: ['settings', session === undefined ? 'refresh' : 'session', 'lifetimeSeconds'],
      step: null,
      message: `The session token lives ${sessionLife} s, longer than the refresh token (${refreshLife} s), which then never renews it: shorten the one or lengthen the other.`,
    },
  ];
};
