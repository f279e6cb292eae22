import { authenticate, changeSignedIn } from '../authenticate.ts';
import {
  LINK_NOT_VERIFIED,
  PASSWORD_EXPIRED,
  PASSWORD_FAILED,
  PASSWORD_REPLACE_FAILED,
  PASSWORD_RESET_FAILED,
  PASSWORD_SIGN_UP_FAILED,
  PASSWORD_UPDATE_FAILED,
  SIGN_IN_ERRORS,
} from '../errors.ts';
import { magicLink } from '../magic-link.ts';
import { ANY_LOGIN_ID } from '../person.ts';
import type { ActionRow } from '../row.ts';
import { LINK_ARGS, MESSAGE_ARGS } from './arguments.ts';

const COMMON = {
  group: 'Password',
  icon: 'lock',
  synonyms: ['password', 'credentials', 'login'],
  fidelity: 'simulated',
} as const;

const hasPassword = () => ({ password: true });

/** Passwords: users of the made-up world have none, so whether one is right is chosen. */
export const PASSWORD_ROWS: readonly ActionRow[] = [
  {
    ...COMMON,
    ...authenticate({
      intent: 'sign-in',
      fields: ANY_LOGIN_ID,
      failure: PASSWORD_FAILED,
      amr: ['pwd'],
      changes: hasPassword,
      reads: ['form.password'],
    }),
    id: 'password-sign-in-v2',
    title: 'Sign In / Password',
    does: 'signs in by password',
    text: 'Signs in an existing user. Whether the user exists is really checked; that the password is right is chosen, since invented users have none.',
    errors: [PASSWORD_FAILED, PASSWORD_EXPIRED, ...SIGN_IN_ERRORS],
  },
  {
    ...COMMON,
    ...authenticate({
      intent: 'sign-up',
      fields: ANY_LOGIN_ID,
      failure: PASSWORD_SIGN_UP_FAILED,
      amr: ['pwd'],
      changes: hasPassword,
      reads: ['form.password'],
    }),
    id: 'password-sign-up',
    ours: true,
    title: 'Sign Up / Password',
    does: 'creates a user with a password',
    text: 'Creates a user and signs them in. It does not work for a user who exists already.',
    source: 'Descope docs, "Passwords with flows"',
    errors: [PASSWORD_SIGN_UP_FAILED, ...SIGN_IN_ERRORS],
  },
  {
    ...COMMON,
    ...changeSignedIn({
      failure: PASSWORD_UPDATE_FAILED,
      changes: hasPassword,
      what: 'has a new password',
    }),
    id: 'password-update',
    title: 'Update Password',
    does: 'gives the user a new password',
    text: 'Sets the password of the signed-in user from form.newPassword. What it is, nobody keeps.',
    rare: true,
    errors: [PASSWORD_UPDATE_FAILED],
  },
  {
    ...COMMON,
    ...authenticate({
      intent: 'sign-in',
      fields: ANY_LOGIN_ID,
      failure: PASSWORD_REPLACE_FAILED,
      amr: ['pwd'],
      changes: hasPassword,
      reads: ['form.password', 'form.newPassword'],
    }),
    id: 'password-replace',
    title: 'Replace Password',
    does: 'signs in and replaces the password',
    text: 'Replaces a password that has expired by form.newPassword and signs the user in.',
    rare: true,
    errors: [PASSWORD_REPLACE_FAILED, ...SIGN_IN_ERRORS],
  },
  {
    ...COMMON,
    ...magicLink('email', 'sign-in', PASSWORD_RESET_FAILED),
    id: 'password-send-reset',
    finish: 'verify-magic-link',
    title: 'Send Password Reset',
    icon: 'mail',
    does: 'sends a link to set a new password',
    text: 'Sends a link that signs the user in, so that a new password can be set. The message is delivered nowhere.',
    synonyms: ['forgot password', 'reset'],
    rare: true,
    errors: [PASSWORD_RESET_FAILED, LINK_NOT_VERIFIED],
    args: { ...LINK_ARGS, ...MESSAGE_ARGS },
  },
];
