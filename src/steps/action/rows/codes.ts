import {
  CODE_EXPIRED,
  CODE_NOT_SENT,
  PHONE_PROVIDER,
  SIGN_IN_ERRORS,
  UNAUTHORIZED_OTP,
  WRONG_CODE,
} from '../errors.ts';
import type { Channel } from '../contact.ts';
import type { Intent } from '../person.ts';
import type { ActionRow } from '../row.ts';
import { sendCode } from '../send-code.ts';
import { verifyCode } from '../verify-code.ts';
import { ADDRESS_ARGS, MESSAGE_ARGS } from './arguments.ts';

const NAMES = { email: 'Email', sms: 'SMS' } as const;
const VERBS = {
  'sign-in': 'Sign In',
  'sign-up': 'Sign Up',
  'sign-up-or-in': 'Sign Up or In',
} as const;
const WHO = {
  'sign-in': 'an existing user',
  'sign-up': 'somebody new',
  'sign-up-or-in': 'an existing user or somebody new',
} as const;

/** One-time codes: really made, sent, compared, and they really expire on the run's clock. */
export const CODE_ROWS: readonly ActionRow[] = [
  sending('email', 'sign-up-or-in'),
  sending('email', 'sign-up'),
  sending('email', 'sign-in'),
  verifying('email'),
  updating('email'),
  sending('sms', 'sign-up-or-in'),
  { ...sending('sms', 'sign-up'), ours: true },
  sending('sms', 'sign-in'),
  verifying('sms'),
  updating('sms'),
];

function sending(channel: Channel, intent: Intent): ActionRow {
  const failure = CODE_NOT_SENT[channel][intent];
  const provider = channel === 'sms' && intent === 'sign-up-or-in' ? PHONE_PROVIDER : [];
  return {
    ...sendCode(channel, intent, failure),
    id: `${intent}-otp-${channel}`,
    title: `${VERBS[intent]} / OTP / ${NAMES[channel]}`,
    group: 'One-time code',
    icon: channel === 'email' ? 'mail' : 'smartphone',
    does: `sends a code to ${WHO[intent]}`,
    text: `Sends a code of 6 digits by ${NAMES[channel]} to ${WHO[intent]}; a Verify Code step has to follow. The message is delivered nowhere: the page shows it.`,
    synonyms: ['otp', 'code', 'one time password', 'passwordless'],
    rare: channel === 'sms' && intent !== 'sign-in',
    fidelity: 'simulated',
    errors: [failure, ...provider, ...SIGN_IN_ERRORS],
    args: MESSAGE_ARGS,
  };
}

function updating(channel: Channel): ActionRow {
  const failure = CODE_NOT_SENT[channel].update;
  return {
    ...sendCode(channel, 'update', failure),
    id: `update-user-otp-${channel}`,
    title: `Update User / OTP / ${NAMES[channel]}`,
    group: 'One-time code',
    icon: channel === 'email' ? 'mail' : 'smartphone',
    does: 'sends a code to a new address of the user',
    text: `Sends a code to an address that the signed-in user wants to add; Verify Code then makes it the user’s ${channel === 'email' ? 'email' : 'phone'}, verified.`,
    synonyms: ['code', 'mfa', 'second factor', channel === 'email' ? 'add email' : 'add phone'],
    rare: true,
    fidelity: 'simulated',
    errors: [failure, UNAUTHORIZED_OTP],
    args: { ...ADDRESS_ARGS, ...MESSAGE_ARGS },
  };
}

function verifying(channel: Channel): ActionRow {
  return {
    ...verifyCode(channel),
    id: `verify-code-otp-${channel}`,
    title: `Verify Code / OTP / ${NAMES[channel]}`,
    group: 'One-time code',
    icon: 'list-checks',
    does: 'compares form.code with the code sent',
    text: 'Compares form.code with the code that was sent, and signs in whom it was sent to. Wrong and expired codes fail.',
    synonyms: ['otp', 'code', 'check', 'mfa'],
    fidelity: 'runs',
    errors: [WRONG_CODE[channel], CODE_EXPIRED, CODE_NOT_SENT[channel].update],
  };
}
