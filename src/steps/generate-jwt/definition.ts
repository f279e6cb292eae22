import { defineStep } from '../../core/kind/definition.ts';
import { ERRORS } from './errors.ts';
import type { GenerateJwtConfig } from './config.ts';

export const VARIANTS = ['sign-in', 'sign-up', 'sign-up-or-in'] as const;
type Variant = (typeof VARIANTS)[number];

export const NAMES: Readonly<Record<Variant, string>> = {
  'sign-in': 'Sign In',
  'sign-up': 'Sign Up',
  'sign-up-or-in': 'Sign Up or In',
};

const DOES: Readonly<Record<Variant, string>> = {
  'sign-in': 'signs in an existing user',
  'sign-up': 'creates a new user',
  'sign-up-or-in': 'signs in, or creates, the user',
};

/** What an action never comes to, since it creates who is missing or signs in who is there. */
const NEVER: Readonly<Record<Variant, readonly string[]>> = {
  'sign-in': [ERRORS.exists.type],
  'sign-up': [ERRORS.notFound.type],
  'sign-up-or-in': [ERRORS.exists.type, ERRORS.notFound.type],
};

export const generateJwt = defineStep({
  kind: 'generate-jwt',
  version: 1,
  title: 'Generate JWT',
  group: 'Generate JWT',
  icon: 'key-round',
  tone: 'generate-jwt',
  help: {
    text: 'Creates or matches a user by form.externalId or form.email and issues a session as if that user had signed in. It checks no credentials: an earlier step must have proved who the user is.',
    advice:
      'Where you can federate with OIDC or SAML, use custom OAuth providers or tenant-based SSO instead.',
    source: 'Descope docs, "Generate JWT"',
    assumptions: [
      'login-id-precedence',
      'login-id-case',
      'login-id-blanks',
      'missing-login-id',
      'user-not-found-code',
      'sign-up-existing',
      'login-id-collision',
      'disabled-user',
      'new-user-login-ids',
      'new-user-verified-email',
      'first-seen',
      'amr',
    ],
  },
  palette: VARIANTS.map((variant) => ({
    title: `Generate JWT / ${NAMES[variant]} with 3rd Party IdP`,
    synonyms: ['token', 'session', 'login', 'sign in', 'sign up', 'idp', 'authenticate', 'issue'],
    defaults: { variant },
  })),
  errors: Object.values(ERRORS),
  raises: ({ variant }: GenerateJwtConfig) =>
    Object.values(ERRORS).flatMap(({ type }) => (NEVER[variant].includes(type) ? [] : [type])),
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: ({ variant }: GenerateJwtConfig) => `${NAMES[variant]}: ${DOES[variant]}`,
  reads: () => ['form.externalId', 'form.email'],
  writes: (_config, port) =>
    port === 'success'
      ? [
          { path: 'user', certainty: 'must' },
          { path: 'authInfo', certainty: 'must' },
        ]
      : [],
  needs: () => [
    {
      code: 'missing-identity',
      severity: 'error',
      anyOf: ['form.email', 'form.externalId'],
      what: 'a login ID',
      never: 'nothing sets form.email or form.externalId',
      perhaps: 'form.email and form.externalId may both stay unset',
    },
  ],
});
