import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { flagArg } from './args.ts';
import { CHANNELS, fieldsOf, provedChanges, sendOperations } from './contact.ts';
import type { Channel } from './contact.ts';
import { UNAUTHORIZED_LINK } from './errors.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { isRefusal } from './person.ts';
import { pendingLink, polledFor } from './pending-link.ts';
import type { Addressee } from './pending-link.ts';
import type { Intent } from './person.ts';
import { problemsOfPolling } from './polling-problems.ts';
import type { Behaviour, Context } from './row.ts';
import { SENT } from './row.ts';
import { addressed, need } from './send-code.ts';
import { DETAILS, signIn, SIGN_IN_WRITES } from './sign-in.ts';
import { addingOf, updateContact } from './update-contact.ts';

/**
 * Sends a link and waits until it is opened. `success`: it was opened and verified. `sent`: not yet, so the screen that
 * says so comes next. Once that has polled, a run is here again for the link that waits, and whom it was sent to; by any
 * other button it is here to send one to whoever the form says now. Both halves of the exports are one step.
 */
export function magicLink(
  channel: Channel,
  purpose: Intent | 'update',
  failure: ErrorType,
): Behaviour {
  return {
    decides: purpose === 'update' ? [UNAUTHORIZED_LINK.type] : [],
    reads: [...new Set([...fieldsOf(channel), CHANNELS[channel].field, 'user', ...DETAILS])],
    writes: [{ path: `sentTo.${CHANNELS[channel].sentTo}`, certainty: 'must' }, ...SIGN_IN_WRITES],
    needs: [need(channel, purpose)],
    problems: problemsOfPolling,
    assumptions: [
      'magic-link-opened',
      'second-factor',
      'first-seen',
      'sign-up-details',
      'proved-address',
      'sign-up-existing',
      'login-id-taken',
      'disabled-user',
      'action-codes',
    ],
    begin(context) {
      const waits = waiting(context);
      if (waits === null && purpose === 'update' && context.user === undefined) {
        return failed(context, UNAUTHORIZED_LINK, { message: 'Nobody is signed in.' });
      }
      const found = waits ?? addressed(context, channel, purpose);
      return isRefusal(found) ? failed(context, failure, found) : null;
    },
    succeed(context) {
      const waits = waiting(context);
      const found = waits ?? addressed(context, channel, purpose);
      if (isRefusal(found)) return failed(context, failure, found);
      const sending = send(channel, found, waits !== null);
      if (flagArg(context.config, 'skipVerify')) {
        return go(sending, `A link went to ${found.to}; nothing waits for it.`);
      }
      context.assume('magic-link-opened');
      const before = [...sending, forget(context)];
      if (purpose === 'update' && found.user !== null) {
        const { user, to } = found;
        return updateContact(context, { user, to, channel }, addingOf(context), failure, before);
      }
      const changes = provedChanges(context, channel, found.user, found.to);
      const { operations, why } = signIn(context, found, [channel], changes);
      return go([...before, ...operations], `The link was opened. ${why}`);
    },
    sent(context) {
      const waits = waiting(context);
      const found = waits ?? addressed(context, channel, purpose);
      if (isRefusal(found)) return failed(context, failure, found);
      const kept: Operation = { type: 'remember', key: keyOf(context), value: pendingLink(found) };
      const why =
        waits === null
          ? `A link went to ${found.to}, and nobody has opened it yet.`
          : `The link that went to ${found.to} waits still: nobody has opened it yet.`;
      const operations = [...send(channel, found, waits !== null), kept];
      return { type: 'go', port: SENT, operations, why };
    },
  };
}

/** Whom the link that waits was sent to; null where none does, or where a new one is asked for. */
function waiting(context: Context): Addressee | Refusal | null {
  return flagArg(context.config, 'skipVerify')
    ? null
    : polledFor(context, context.recall(keyOf(context)));
}

/** Links of different actions have nothing to do with each other. */
function keyOf({ config }: Context): string {
  return `magic-link.${config.action}`;
}

function forget(context: Context): Operation {
  return { type: 'remember', key: keyOf(context), value: undefined };
}

function go(operations: readonly Operation[], why: string): Outcome {
  return { type: 'go', port: 'success', operations, why };
}

/** The address of the link is invented: nothing listens there. One that waits is not sent again. */
function send(channel: Channel, { to }: Addressee, waits: boolean): readonly Operation[] {
  const text = 'Open this link to go on: https://auth.example.com/verify?t=simulated';
  const subject = channel === 'email' ? { subject: 'Your link' } : {};
  const sending = sendOperations(channel, { to, text, ...subject });
  return waits ? sending.filter(({ type }) => type !== 'message.send') : sending;
}
