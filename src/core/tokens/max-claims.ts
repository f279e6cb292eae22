/**
 * Custom claims that one JWT takes. Source: facts/descope.md §6.1. That those of the JWT template count is assumed
 * (`claim-limits`).
 */
export const MAX_CLAIMS = 100;
