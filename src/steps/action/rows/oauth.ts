import type { User } from '../../../core/users/user.ts';
import { authenticate } from '../authenticate.ts';
import { textArg } from '../args.ts';
import { provedChanges } from '../contact.ts';
import {
  EXTERNAL_FAILED,
  OAUTH_CANCELED,
  OAUTH_EXCHANGE_FAILED,
  OAUTH_NATIVE_FAILED,
  OAUTH_START_FAILED,
  SAML_EXCHANGE_FAILED,
  SAML_START_FAILED,
  TENANT_DISABLED,
  TENANT_REQUIRES_SSO,
} from '../errors.ts';
import type { Refusal } from '../fail.ts';
import { ANY_LOGIN_ID, personWith, readText } from '../person.ts';
import type { Intent, Person } from '../person.ts';
import type { ActionRow, Context } from '../row.ts';
import { tenantFor } from '../tenant.ts';
import { OAUTH_ARGS, SSO_ARGS, text } from './arguments.ts';

const COMMON = { group: 'OAuth & SSO', icon: 'globe', fidelity: 'simulated' } as const;

/** Providers: nobody is redirected; which account they report is an assumption, and how they turn out is chosen. */
export const OAUTH_ROWS: readonly ActionRow[] = [
  oauth('oauth-start', 'sign-up-or-in', 'Sign Up or In / OAuth'),
  { ...oauth('oauth-start-sign-in', 'sign-in', 'Sign In / OAuth'), rare: true },
  { ...oauth('oauth-start-sign-up', 'sign-up', 'Sign Up / OAuth'), rare: true },
  {
    ...COMMON,
    ...authenticate({
      intent: 'sign-up-or-in',
      fields: [],
      failure: SAML_EXCHANGE_FAILED,
      amr: ['fed'],
      person: (context) => account(context, 'sign-up-or-in', 'sso'),
      changes: (user, context) => ({
        ...provedChanges(context, 'email', user, accountEmail(context, 'sso')),
        ...inTenant(user, context),
        SAML: true,
      }),
      reads: ['form.email', 'tenant'],
    }),
    assumptions: [
      'provider-account',
      'proved-address',
      'simulated-success',
      'first-seen',
      'sign-up-details',
      'disabled-user',
      'sso-tenant',
      'action-codes',
    ],
    id: 'saml-start',
    finish: 'exchange-saml-code',
    title: 'SSO',
    icon: 'server',
    does: 'signs in by the tenant’s identity provider',
    text: 'Signs up or in by the identity provider of the person’s tenant, found by the domain of the email. Nobody is redirected.',
    synonyms: ['saml', 'oidc', 'single sign-on', 'enterprise', 'federation'],
    errors: [SAML_START_FAILED, SAML_EXCHANGE_FAILED, TENANT_DISABLED],
    args: SSO_ARGS,
  },
  {
    ...COMMON,
    ...authenticate({
      intent: 'sign-up-or-in',
      fields: ANY_LOGIN_ID,
      failure: EXTERNAL_FAILED,
      amr: [],
      changes: () => ({}),
    }),
    id: 'external-authentication',
    ours: true,
    title: 'External Authentication',
    icon: 'server',
    does: 'lets a backend of yours sign in',
    text: 'Hands the person to a backend of yours, which says who it was; an unknown person is created. Nobody is redirected.',
    source: 'Descope docs, "External Authentication"',
    synonyms: ['homegrown', 'bring your own auth', 'redirect'],
    rare: true,
    errors: [EXTERNAL_FAILED],
    args: { url: text('External Auth URL') },
  },
];

function oauth(id: string, intent: Intent, title: string): ActionRow {
  const row = authenticate({
    intent,
    fields: [],
    failure: OAUTH_EXCHANGE_FAILED,
    amr: ['oauth'],
    person: (context) => account(context, intent, providerOf(context)),
    changes: (user, context) => {
      const provider = providerOf(context);
      return {
        ...provedChanges(context, 'email', user, accountEmail(context, provider)),
        OAuth: { ...user?.OAuth, [provider]: true },
      };
    },
    reads: ['form.email', 'form.provider', 'provider'],
  });
  return {
    ...COMMON,
    ...row,
    assumptions: [...(row.assumptions ?? []), 'provider-account', 'proved-address'],
    id,
    finish: 'exchange-oauth-code',
    title,
    does: 'signs in by a social provider',
    text: 'Signs in by a provider such as Google. Nobody is redirected: the account it reports is assumed, its email counts as verified.',
    synonyms: ['social', 'google', 'apple', 'microsoft', 'facebook', 'oidc'],
    errors: [
      OAUTH_START_FAILED,
      OAUTH_EXCHANGE_FAILED,
      OAUTH_NATIVE_FAILED,
      OAUTH_CANCELED,
      TENANT_REQUIRES_SSO,
      TENANT_DISABLED,
    ],
    args: OAUTH_ARGS,
  };
}

/** Whoever has the email that the provider reports. */
function account(context: Context, intent: Intent, provider: string): Person | Refusal {
  context.assume('provider-account');
  const loginId = accountEmail(context, provider);
  return personWith(context, intent, { loginId, field: provider });
}

/** The login hint, the email in the form, that of whoever is signed in, else one that is invented. */
function accountEmail(context: Context, provider: string): string {
  const hint = context.text(textArg(context.config, 'loginHint')).trim();
  const known = hint || readText(context, 'form.email') || (context.user?.email ?? '');
  return known || `someone@${provider}.example.com`;
}

function providerOf(context: Context): string {
  const named = context.text(textArg(context.config, 'defaultProvider')).trim();
  const asked = named || readText(context, 'form.provider') || readText(context, 'provider');
  return asked.toLowerCase() || 'google';
}

function inTenant(user: User | null, context: Context): Partial<User> {
  const tenants = user?.userTenants ?? [];
  const tenant = tenantFor(context, accountEmail(context, 'sso'));
  if (tenant === undefined || tenants.some(({ tenantId }) => tenantId === tenant.tenantId))
    return {};
  context.assume('sso-tenant');
  return { userTenants: [...tenants, tenant] };
}
