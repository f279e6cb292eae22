/** Defaults of facts/descope.md §7.5: 10 minutes and 4 weeks, in seconds. */
export const DEFAULT_SESSION_LIFETIME = 600;
export const DEFAULT_REFRESH_LIFETIME = 28 * 24 * 3600;
