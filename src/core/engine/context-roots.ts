/**
 * What a dynamic value can begin with, and who fills it: the flow's steps, the app and browser that start the run, or
 * the engine from what it knows of users and session. Source: facts/descope.md §4.2.
 */
export const CONTEXT_ROOTS = {
  form: 'steps',
  /** Legacy alias of `form`. */
  inputs: 'steps',
  connectors: 'steps',
  scripts: 'steps',
  riskInfo: 'steps',
  sentTo: 'steps',
  adminLinks: 'steps',
  totp: 'steps',
  notp: 'steps',
  linkId: 'steps',
  client: 'request',
  cookies: 'request',
  tenant: 'request',
  device: 'request',
  deviceInfo: 'request',
  geo: 'request',
  lastAuth: 'request',
  idpInitiated: 'request',
  provider: 'request',
  externalToken: 'request',
  abTestingKey: 'request',
  sso: 'request',
  genericForm: 'request',
  /** Claims of the Descope session that the person brought along, where it is valid. */
  sessionJwtClaims: 'request',
  /** What the flow that entered this one handed over. */
  subflowInput: 'request',
  project: 'request',
  /** Who signed in. */
  user: 'engine',
  /** Whom the identifiers in the form belong to. */
  unauthUser: 'engine',
  /** The identifiers in the form. */
  loginIds: 'engine',
  authInfo: 'engine',
  /** The claims of the session under way. */
  jwtClaims: 'engine',
} as const satisfies Readonly<Record<string, 'steps' | 'request' | 'engine'>>;

export type ContextRoot = keyof typeof CONTEXT_ROOTS;

/** Whether a dynamic value that begins like this can hold anything. */
export function isContextRoot(root: string | undefined): root is ContextRoot {
  return root !== undefined && NAMES.has(root);
}

const NAMES: ReadonlySet<string> = new Set(Object.keys(CONTEXT_ROOTS));

/** The roots that are plain facts: whatever the request or a step put there, and nothing worked out. */
const FACTS: ReadonlySet<string> = new Set<ContextRoot>([
  'riskInfo',
  'sentTo',
  'adminLinks',
  'totp',
  'notp',
  'linkId',
  'device',
  'deviceInfo',
  'geo',
  'lastAuth',
  'idpInitiated',
  'provider',
  'externalToken',
  'abTestingKey',
  'sso',
  'genericForm',
  'project',
]);

/** Whether the root is one of plain facts, which steps may write and a request may bring along. */
export function isFactRoot(root: string): boolean {
  return FACTS.has(root);
}

/**
 * Roots that somebody may write and that stay empty here: no page says what stands there. They are no mistake of the
 * flow's author. Source: facts/descope.md §4.2.
 */
export const UNFILLED_ROOTS: ReadonlySet<string> = new Set(['errors']);
