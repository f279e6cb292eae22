/** What the claims of Descope tokens mean, in plain words, and where that is written (facts/descope.md §7.3, §7.4). */
export const CLAIM_MEANINGS: Readonly<
  Record<string, { readonly text: string; readonly reference: string }>
> = {
  amr: {
    text: 'How the user proved who they are: a list of methods.',
    reference: 'RFC 8176; Descope docs, "Session management"',
  },
  aud: { text: 'Whom the token is for: the project.', reference: 'RFC 7519 §4.1.3' },
  azp: { text: 'The client the token was issued to.', reference: 'OpenID Connect Core §2' },
  dct: {
    text: 'The tenant the user is in at the moment.',
    reference: 'Descope docs, "Session management"',
  },
  drn: {
    text: 'Which token this is: DS a session token, DSR a refresh token.',
    reference: 'Descope docs, "Session management"',
  },
  dsub: {
    text: 'The Descope user ID where sub holds something else.',
    reference: 'Descope docs, "JWT templates"',
  },
  exp: { text: 'When the token stops being valid, in unix seconds.', reference: 'RFC 7519 §4.1.4' },
  iat: { text: 'When the token was issued, in unix seconds.', reference: 'RFC 7519 §4.1.6' },
  iss: {
    text: 'Who issued the token: the project ID, or a URL that ends in it.',
    reference: 'RFC 7519 §4.1.1',
  },
  jti: { text: 'The id of this very token.', reference: 'RFC 7519 §4.1.7' },
  nbf: {
    text: 'When the token begins to be valid, in unix seconds.',
    reference: 'RFC 7519 §4.1.5',
  },
  nsec: {
    text: 'Claims a client sent: not to be trusted.',
    reference: 'Descope docs, "Custom claims"',
  },
  permissions: {
    text: 'What the user may do in the project.',
    reference: 'Descope docs, "Session management"',
  },
  rexp: {
    text: 'When the refresh token stops being valid.',
    reference: 'Descope docs, "Custom Claims"',
  },
  roles: {
    text: 'The roles of the user in the project.',
    reference: 'Descope docs, "Session management"',
  },
  su: { text: 'The user stepped up in this session.', reference: 'Descope docs, "Step-up"' },
  sub: { text: 'Whom the token is about: the user ID.', reference: 'RFC 7519 §4.1.2' },
  tenants: {
    text: 'The tenants of the user, with the roles and permissions held there.',
    reference: 'Descope docs, "Session management"',
  },
};
