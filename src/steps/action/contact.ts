import type { Message, Operation } from '../../core/engine/outcome.ts';
import { insensitiveLoginId } from '../../core/users/user-index.ts';
import type { User } from '../../core/users/user.ts';
import type { Context } from './row.ts';

/** Where codes and links go. */
export type Channel = 'email' | 'sms';

/** What is different about each channel. */
export const CHANNELS = {
  email: {
    field: 'form.email',
    attribute: 'email',
    verified: 'verifiedEmail',
    sentTo: 'maskedEmail',
  },
  sms: {
    field: 'form.phone',
    attribute: 'phone',
    verified: 'verifiedPhone',
    sentTo: 'maskedPhone',
  },
} as const;

/** The fields a person is identified by; where it is no address, the user's own address is written to. */
export function fieldsOf(channel: Channel): readonly string[] {
  return channel === 'email'
    ? ['form.email', 'form.externalId']
    : ['form.phone', 'form.externalId'];
}

/** Sends a message and says on screens where it went. */
export function sendOperations(channel: Channel, message: Omit<Message, 'channel'>): Operation[] {
  return [
    { type: 'message.send', message: { channel, ...message } },
    { type: 'set', path: `sentTo.${CHANNELS[channel].sentTo}`, value: mask(channel, message.to) },
  ];
}

/**
 * What of the user changes by a sign-in that proves this address (assumption `proved-address`): one that is not the
 * user's own, such as another of their login IDs, proves nothing about theirs, and the stored spelling is kept.
 */
export function provedChanges(
  context: Context,
  channel: Channel,
  user: User | null,
  to: string,
): Partial<User> {
  if (user === null) return verifiedChanges(channel, to);
  const own = user[CHANNELS[channel].attribute];
  if (own !== '' && isSameAddress(context, own, to)) return verifiedChanges(channel, own);
  context.assume('proved-address');
  return own === '' ? verifiedChanges(channel, to) : {};
}

/** Two spellings of one address are the same, as they are the same login ID. */
function isSameAddress(context: Context, a: string, b: string): boolean {
  if (a === b || insensitiveLoginId(a) !== insensitiveLoginId(b)) return a === b;
  return context.assume('login-id-case') === 'insensitive';
}

/** The user's address from now on, and proved. */
export function verifiedChanges(channel: Channel, to: string): Partial<User> {
  return channel === 'email'
    ? { email: to, verifiedEmail: true }
    : { phone: to, verifiedPhone: true };
}

/** `maya@example.com` as `m***@example.com`, `+15550100` as `***00`. The pattern is ours. */
function mask(channel: Channel, to: string): string {
  if (channel === 'sms') return `***${to.slice(-2)}`;
  const at = to.indexOf('@');
  return at < 1 ? '***' : `${to.slice(0, 1)}***${to.slice(at)}`;
}
