import type { Channel } from '../contact.ts';
import { enchantedLink } from '../enchanted-link.ts';
import {
  ENCHANTED_NOT_SENT,
  ENCHANTED_NOT_VERIFIED,
  LINK_NOT_SENT,
  LINK_NOT_VERIFIED,
  SIGN_IN_ERRORS,
  UNAUTHORIZED_LINK,
} from '../errors.ts';
import { magicLink } from '../magic-link.ts';
import type { Intent } from '../person.ts';
import type { ActionRow } from '../row.ts';
import { ADDRESS_ARGS, LINK_ARGS, MESSAGE_ARGS } from './arguments.ts';

const VERBS = {
  'sign-in': 'Sign In',
  'sign-up': 'Sign Up',
  'sign-up-or-in': 'Sign Up or In',
  update: 'Update User',
} as const;

/** Magic links, both halves of an export as one step, and enchanted links. */
export const LINK_ROWS: readonly ActionRow[] = [
  link('email', 'sign-up-or-in'),
  link('email', 'sign-up'),
  link('email', 'sign-in'),
  {
    ...link('email', 'sign-in'),
    id: 'sign-in-magic-linkv2-email',
    title: 'Sign In / Magic Link / Email (v2)',
    rare: true,
  },
  link('email', 'update'),
  link('sms', 'update'),
  enchanted('sign-up-or-in'),
  enchanted('sign-up'),
  enchanted('sign-in'),
];

function enchanted(purpose: Intent): ActionRow {
  const failure = ENCHANTED_NOT_SENT[purpose];
  return {
    ...enchantedLink(purpose, failure),
    id: `${purpose}-enchanted-link-email`,
    ours: true,
    title: `${VERBS[purpose]} / Enchanted Link / Email`,
    group: 'Magic link',
    icon: 'link',
    does: 'sends three links and waits until the right one is opened',
    text: 'Sends an email with three links, each with a number; the one whose number the screen shows ({{linkId}}) is the right one. Who is asked says which is opened. The message is delivered nowhere.',
    source: 'Descope docs, "Enchanted Link"',
    synonyms: ['magic link', 'passwordless', 'email link'],
    rare: true,
    fidelity: 'simulated',
    errors: [failure, ENCHANTED_NOT_VERIFIED, ...SIGN_IN_ERRORS],
    args: { uri: LINK_ARGS.uri, ...MESSAGE_ARGS },
  };
}

function link(channel: Channel, purpose: Intent | 'update'): ActionRow {
  const failure = LINK_NOT_SENT[channel][purpose];
  const isUpdate = purpose === 'update';
  return {
    ...magicLink(channel, purpose, failure),
    id: `${purpose === 'update' ? 'update-user' : purpose}-magic-link-${channel}`,
    finish: 'verify-magic-link',
    title: `${VERBS[purpose]} / Magic Link / ${channel === 'email' ? 'Email' : 'SMS'}`,
    group: 'Magic link',
    icon: 'link',
    does: isUpdate ? 'proves a new address by a link' : 'sends a link and waits until it is opened',
    text: 'Sends a link. By default it is opened and the step is left by success; chosen otherwise, the screen behind “Link sent” comes first; where that polls and leads back here, the link that waits is opened. The message is delivered nowhere.',
    synonyms: ['email link', 'passwordless'],
    rare: purpose === 'sign-up' || isUpdate,
    fidelity: 'simulated',
    errors: isUpdate
      ? [failure, LINK_NOT_VERIFIED, UNAUTHORIZED_LINK]
      : [failure, LINK_NOT_VERIFIED, ...SIGN_IN_ERRORS],
    args: isUpdate
      ? { ...ADDRESS_ARGS, ...LINK_ARGS, ...MESSAGE_ARGS }
      : { ...LINK_ARGS, ...MESSAGE_ARGS },
  };
}
