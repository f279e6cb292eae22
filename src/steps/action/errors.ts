import type { ErrorType } from '../../core/kind/error-handling.ts';
import { CODES } from './codes.ts';
import type { Code } from './codes.ts';

/*
 * The named errors of actions. Without `ours` the name stands in a real export or in the docs (facts/descope.md §1.6);
 * the others follow the pattern of those, and are ours. One has a code where its name means just what the code means;
 * where an error has several causes, what refuses says the code ({@link failed}).
 */

const known = (type: string, title: string, code?: Code): ErrorType => ({
  type,
  title,
  ...(code !== undefined && { code, description: CODES[code] }),
});
const ours = (type: string, title: string): ErrorType => ({ type, title, ours: true });

export const TENANT_REQUIRES_SSO = known('ActionErrorTenantRequiresSSO', 'Tenant requires SSO');
export const TENANT_DISABLED = known('ActionErrorTenantDisabled', 'Tenant disabled');
export const RATE_LIMIT = known('ActionErrorRateLimitExceeded', 'Rate limit exceeded', 'E130429');

/** What every sign-in can come to. */
export const SIGN_IN_ERRORS = [TENANT_REQUIRES_SSO, TENANT_DISABLED, RATE_LIMIT];

/** By what is to happen: a code to this channel was not sent, for whatever reason. */
export const CODE_NOT_SENT = {
  email: {
    'sign-in': ours('OTPSignInEmailFailed', 'Code not sent'),
    'sign-up': ours('OTPSignUpEmailFailed', 'Code not sent'),
    'sign-up-or-in': known('OTPSignUpOrInEmailFailed', 'Code not sent'),
    update: known('OTPUpdateUserEmailFailed', 'Email not updated'),
  },
  sms: {
    'sign-in': ours('OTPSignInPhoneFailed', 'Code not sent'),
    'sign-up': ours('OTPSignUpPhoneFailed', 'Code not sent'),
    'sign-up-or-in': known('OTPSignUpOrInPhoneFailed', 'Code not sent'),
    update: known('OTPUpdateUserPhoneFailed', 'Phone not updated'),
  },
} as const;

/** Errors of a provider of text messages; exports show them with Sign Up or In. */
export const PHONE_PROVIDER = [
  known('OTPSignUpOrInPhoneRateLimitByProviderFailed', 'Provider’s rate limit'),
  known('OTPSignUpOrInPhoneCallBlockedByTwilioFailed', 'Number blocked by the provider'),
];

export const UNAUTHORIZED_OTP = known('OTPUnauthorizedRequest', 'Nobody signed in');
export const CODE_EXPIRED = known('OTPVerifyCodeExpired', 'Code expired');
export const WRONG_CODE = {
  email: known('OTPVerifyCodeEmailFailed', 'Wrong code'),
  sms: known('OTPVerifyCodePhoneFailed', 'Wrong code'),
};

export const LINK_NOT_VERIFIED = known('MagicLinkVerifyFailed', 'Link not valid');
export const UNAUTHORIZED_LINK = known('MagicLinkUnauthorizedRequest', 'Nobody signed in');
export const LINK_NOT_SENT = {
  email: {
    'sign-in': ours('MagicLinkSignInEmailFailed', 'Link not sent'),
    'sign-up': ours('MagicLinkSignUpEmailFailed', 'Link not sent'),
    'sign-up-or-in': ours('MagicLinkSignUpOrInEmailFailed', 'Link not sent'),
    update: known('MagicLinkUpdateUserEmailFailed', 'Email not updated'),
  },
  sms: {
    'sign-in': ours('MagicLinkSignInPhoneFailed', 'Link not sent'),
    'sign-up': ours('MagicLinkSignUpPhoneFailed', 'Link not sent'),
    'sign-up-or-in': ours('MagicLinkSignUpOrInPhoneFailed', 'Link not sent'),
    update: ours('MagicLinkUpdateUserPhoneFailed', 'Phone not updated'),
  },
} as const;

export const ENCHANTED_NOT_SENT = {
  'sign-in': ours('EnchantedLinkSignInEmailFailed', 'Links not sent'),
  'sign-up': ours('EnchantedLinkSignUpEmailFailed', 'Links not sent'),
  'sign-up-or-in': ours('EnchantedLinkSignUpOrInEmailFailed', 'Links not sent'),
} as const;
export const ENCHANTED_NOT_VERIFIED = ours('EnchantedLinkVerifyFailed', 'Another link opened');

export const PASSWORD_EXPIRED = known('PasswordExpired', 'Password expired', 'E062909');
export const PASSWORD_FAILED = ours('PasswordSignInFailed', 'Wrong user or password');
export const PASSWORD_SIGN_UP_FAILED = ours('PasswordSignUpFailed', 'Not signed up');
export const PASSWORD_UPDATE_FAILED = ours('PasswordUpdateFailed', 'Password not accepted');
export const PASSWORD_REPLACE_FAILED = ours('PasswordReplaceFailed', 'Password not replaced');
export const PASSWORD_RESET_FAILED = ours('PasswordSendResetFailed', 'Reset not sent');

export const PASSKEY_FAILED = ours('WebAuthnFailed', 'Passkey refused');
export const TOTP_FAILED = ours('TOTPVerifyCodeFailed', 'Wrong code');
export const TOTP_UPDATE_FAILED = ours('TOTPUpdateUserFailed', 'No app added');
export const RECOVERY_FAILED = ours('RecoveryCodeFailed', 'Wrong recovery code');

export const OAUTH_START_FAILED = known('OAuthStartFailed', 'Not started');
export const OAUTH_EXCHANGE_FAILED = known('OAuthExchangeCodeFailed', 'Not completed');
export const OAUTH_NATIVE_FAILED = known('OAuthExchangeNativeOAuthFailed', 'Native login failed');
export const OAUTH_CANCELED = known('OAuthCanceled', 'Cancelled');
export const SAML_START_FAILED = known('SAMLStartFailed', 'Not started');
export const SAML_EXCHANGE_FAILED = ours('SAMLExchangeCodeFailed', 'Not completed');
export const EXTERNAL_FAILED = ours('ExternalAuthenticationFailed', 'Not authenticated');

export const LOAD_USER_FAILED = ours('LoadUserFailed', 'No session to load');
export const STEP_UP_FAILED = ours('StepUpFailed', 'No session to step up');
export const TENANT_FAILED = ours('TenantFailed', 'Tenant not changed');
export const ADD_TENANT_FAILED = ours('AddTenantFailed', 'No tenant for the email');
export const INVITE_FAILED = ours('UserInviteFailed', 'Not invited');
export const STATUS_FAILED = ours('UserStatusFailed', 'Status not changed');
export const ADMIN_LINK_FAILED = known('AdminLinkSSOGenerateFailed', 'No link generated');
export const NO_TENANT = known('ConfigProvideTenant', 'No tenant');

export const CONNECTOR_FAILED = known('ConnectorFailed', 'Connector failed');
export const REQUEST_ERROR = known('request_error', 'Request refused');
export const GENERIC_ERROR = known('generic_error', 'Other error');
export const MISSING_FIELD = known('missing_field', 'Field missing');
export const EMAIL_FAILED = known('EmailConnectorFailed', 'Email not sent');
