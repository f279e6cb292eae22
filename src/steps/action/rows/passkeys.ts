import type { User } from '../../../core/users/user.ts';
import { authenticate, changeSignedIn } from '../authenticate.ts';
import {
  PASSKEY_FAILED,
  RECOVERY_FAILED,
  SIGN_IN_ERRORS,
  TOTP_FAILED,
  TOTP_UPDATE_FAILED,
} from '../errors.ts';
import type { Refusal } from '../fail.ts';
import { ANY_LOGIN_ID } from '../person.ts';
import type { Intent } from '../person.ts';
import type { ActionRow } from '../row.ts';
import { PASSKEY_ARGS } from './arguments.ts';

const COMMON = { group: 'Passkey & TOTP', icon: 'key-round', fidelity: 'simulated' } as const;
const PASSKEY = { synonyms: ['webauthn', 'biometrics', 'fido', 'face id', 'touch id'] };
const TOTP = { synonyms: ['authenticator', 'totp', 'mfa', 'second factor'] };

/** Passkeys, authenticator apps and recovery codes: how they turn out is chosen. */
export const PASSKEY_ROWS: readonly ActionRow[] = [
  passkey('sign-up-or-in', 'Sign Up or In'),
  { ...passkey('sign-in', 'Sign In'), rare: true },
  { ...passkey('sign-up', 'Sign Up'), rare: true },
  {
    ...COMMON,
    ...PASSKEY,
    ...changeSignedIn({
      failure: PASSKEY_FAILED,
      changes: () => ({ webauthn: true }),
      what: 'has a passkey now',
      amr: ['webauthn'],
    }),
    id: 'webauthn-update-user-start',
    finish: 'webauthn-update-user-finish',
    title: 'Update User / Passkeys (WebAuthn)',
    does: 'adds a passkey to the user',
    text: 'Adds a passkey to the signed-in user: user.webauthn is true from then on.',
    rare: true,
    errors: [PASSKEY_FAILED],
    args: PASSKEY_ARGS,
  },
  {
    ...COMMON,
    ...TOTP,
    ...changeSignedIn({
      failure: TOTP_UPDATE_FAILED,
      changes: () => ({}),
      what: 'was shown a key for an authenticator app',
      also: (context, { loginIds }) => [
        { type: 'set', path: 'totp', value: secretFor(loginIds[0] ?? '', context.drawDigits(16)) },
      ],
      writes: [{ path: 'totp', certainty: 'must' }],
    }),
    id: 'update-user-totp',
    title: 'Update User / TOTP',
    icon: 'smartphone',
    does: 'shows a key for an authenticator app',
    text: 'Makes a key for an authenticator app of the signed-in user; Verify Code / TOTP has to follow. The key is invented.',
    rare: true,
    errors: [TOTP_UPDATE_FAILED],
  },
  {
    ...COMMON,
    ...TOTP,
    ...authenticate({
      intent: 'sign-in',
      isFactor: true,
      fields: ANY_LOGIN_ID,
      failure: TOTP_FAILED,
      amr: ['totp'],
      changes: () => ({ TOTP: true }),
      reads: ['form.code'],
    }),
    id: 'verify-totp-code',
    title: 'Verify Code / TOTP',
    icon: 'list-checks',
    does: 'checks the code of an authenticator app',
    text: 'Checks the code of an authenticator app. That it is right is chosen: no app has the invented key.',
    errors: [TOTP_FAILED],
  },
  {
    ...COMMON,
    ...TOTP,
    ...authenticate({
      intent: 'sign-in',
      fields: ANY_LOGIN_ID,
      failure: RECOVERY_FAILED,
      amr: [],
      changes: () => ({}),
      reads: ['form.code'],
    }),
    id: 'sign-in-recovery-code',
    ours: true,
    title: 'Sign In / Recovery Code',
    does: 'signs in by a recovery code',
    text: 'Signs in by a recovery code, which holds once. That it is right is chosen.',
    source: 'Descope docs, "Recovery codes"',
    rare: true,
    errors: [RECOVERY_FAILED, ...SIGN_IN_ERRORS],
  },
  {
    ...COMMON,
    ...TOTP,
    ...changeSignedIn({
      failure: RECOVERY_FAILED,
      changes: () => ({}),
      what: 'has new recovery codes; older ones hold no more',
    }),
    id: 'recovery-codes-generate',
    ours: true,
    title: 'Recovery Codes / Generate',
    does: 'makes recovery codes',
    text: 'Makes recovery codes for the signed-in user; older ones hold no more. Which context key shows them, no page says, so none does.',
    source: 'Descope docs, "Recovery codes"',
    rare: true,
    errors: [RECOVERY_FAILED],
  },
];

function passkey(intent: Intent, verb: string): ActionRow {
  return {
    ...COMMON,
    ...PASSKEY,
    ...authenticate({
      intent,
      fields: ANY_LOGIN_ID,
      failure: PASSKEY_FAILED,
      amr: ['webauthn'],
      changes: () => ({ webauthn: true }),
      refuses: intent === 'sign-up' ? () => null : withoutPasskey,
    }),
    id: `webauthn-${intent}-start`,
    finish: `webauthn-${intent}-finish`,
    title: `${verb} / Passkeys (WebAuthn)`,
    does: intent === 'sign-in' ? 'signs in by passkey' : 'signs in by passkey, or makes one',
    text: 'Signs in by passkey; somebody new gets one. Whether the user exists and has a passkey is really checked; the browser’s part is chosen.',
    errors: [PASSKEY_FAILED, ...SIGN_IN_ERRORS],
    args: PASSKEY_ARGS,
  };
}

function withoutPasskey({ webauthn, loginIds }: User): Refusal | null {
  return webauthn
    ? null
    : { message: `The user "${loginIds[0] ?? ''}" has no passkey.`, code: 'E067010' };
}

/** As an authenticator app takes it (the otpauth format); no app will make codes that are asked for here. */
function secretFor(loginId: string, key: string) {
  return {
    key,
    provisionUrl: `otpauth://totp/Flowmint:${encodeURIComponent(loginId)}?secret=${key}&issuer=Flowmint`,
  };
}
