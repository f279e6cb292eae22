/**
 * What a dynamic value can begin with, and who fills it: the flow's steps, the app and browser that start the run, or
 * the engine from what it knows of users and session. Source: facts/descope.md §4.2.
 */
export const CONTEXT_ROOTS = {
  form: 'steps',
  /** Legacy alias of `form`. */
  inputs: 'steps',
  connectors: 'steps',
  client: 'request',
  cookies: 'request',
  tenant: 'request',
  /** Who signed in. */
  user: 'engine',
  /** Whom the identifiers in the form belong to. */
  unauthUser: 'engine',
  authInfo: 'engine',
} as const satisfies Readonly<Record<string, 'steps' | 'request' | 'engine'>>;

export type ContextRoot = keyof typeof CONTEXT_ROOTS;

/** Whether a dynamic value that begins like this can hold anything. */
export function isContextRoot(root: string | undefined): root is ContextRoot {
  return root !== undefined && NAMES.has(root);
}

const NAMES: ReadonlySet<string> = new Set(Object.keys(CONTEXT_ROOTS));

/**
 * Roots that Descope's flows know and that stay empty here: what fills them is not part of this version. They are no
 * mistake of the flow's author. Source: facts/descope.md §4.2.
 */
export const UNFILLED_ROOTS: ReadonlySet<string> = new Set([
  'abTestingKey',
  'adminLinks',
  'device',
  'deviceInfo',
  'errors',
  'externalToken',
  'genericForm',
  'geo',
  'idpInitiated',
  'jwtClaims',
  'lastAuth',
  'linkId',
  'loginIds',
  'notp',
  'project',
  'provider',
  'riskInfo',
  'scripts',
  'sentTo',
  'sessionJwtClaims',
  'sso',
  'subflowInput',
  'totp',
]);
