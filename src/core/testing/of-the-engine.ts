import type { AssumptionId } from '../assumptions/table.ts';

/** Assumptions that may decide something in a step of any kind: the engine takes them, not the kind. */
export const OF_THE_ENGINE: ReadonlySet<string> = new Set<AssumptionId>([
  'unresolved-value',
  'start-facts',
  'jq-results',
  'script-clock',
  'login-id-precedence',
  'login-id-case',
  'cookies',
  'session-user',
  'automatic-without-screen',
  'claim-times',
  'typed-rows',
  'template-claims',
  'auth-schema',
  'custom-subject',
  'jti',
  'omit-from-refresh',
  'role-permissions',
  'user-changes-renew',
  'disabled-session',
  'step-up-after-sign-in',
  'claims-of-another',
  'earlier-methods',
  'selected-tenant',
  'tenant-hint',
]);
