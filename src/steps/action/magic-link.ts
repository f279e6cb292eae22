import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { flagArg } from './args.ts';
import { CHANNELS, fieldsOf, provedChanges, sendOperations } from './contact.ts';
import type { Channel } from './contact.ts';
import { UNAUTHORIZED_LINK } from './errors.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { isRefusal } from './person.ts';
import type { Intent, Person } from './person.ts';
import type { Behaviour, Context } from './row.ts';
import { SENT } from './row.ts';
import { addressed, need } from './send-code.ts';
import { DETAILS, signIn, SIGN_IN_WRITES } from './sign-in.ts';
import { addingOf, updateContact } from './update-contact.ts';

type Found = Person & { readonly to: string };

/**
 * Sends a link and waits until it is opened. `success`: it was opened and verified. `sent`: not yet, so the screen that
 * says so comes next; a run gets here again by its resend button. Both halves of the exports are one step.
 */
export function magicLink(
  channel: Channel,
  purpose: Intent | 'update',
  failure: ErrorType,
): Behaviour {
  const person = (context: Context): Found | Refusal => addressed(context, channel, purpose);
  return {
    decides: purpose === 'update' ? [UNAUTHORIZED_LINK.type] : [],
    reads: [...new Set([...fieldsOf(channel), CHANNELS[channel].field, 'user', ...DETAILS])],
    writes: [{ path: `sentTo.${CHANNELS[channel].sentTo}`, certainty: 'must' }, ...SIGN_IN_WRITES],
    needs: [need(channel, purpose)],
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
      if (purpose === 'update' && context.user === undefined) {
        return failed(context, UNAUTHORIZED_LINK, { message: 'Nobody is signed in.' });
      }
      const found = person(context);
      return isRefusal(found) ? failed(context, failure, found) : null;
    },
    succeed(context) {
      const found = person(context);
      if (isRefusal(found)) return failed(context, failure, found);
      const sending = send(channel, found);
      if (flagArg(context.config, 'skipVerify')) {
        return go(sending, `A link went to ${found.to}; nothing waits for it.`);
      }
      context.assume('magic-link-opened');
      if (purpose === 'update' && found.user !== null) {
        const { user, to } = found;
        return updateContact(context, { user, to, channel }, addingOf(context), failure, sending);
      }
      const { operations, why } = signIn(
        context,
        found,
        [channel],
        provedChanges(context, channel, found.user, found.to),
      );
      return go([...sending, ...operations], `The link was opened. ${why}`);
    },
    sent(context) {
      const found = person(context);
      if (isRefusal(found)) return failed(context, failure, found);
      const why = `A link went to ${found.to}, and nobody has opened it yet.`;
      return { type: 'go', port: SENT, operations: send(channel, found), why };
    },
  };
}

function go(operations: readonly Operation[], why: string): Outcome {
  return { type: 'go', port: 'success', operations, why };
}

/** The address of the link is invented: nothing listens there. */
function send(channel: Channel, { to }: Found): readonly Operation[] {
  const text = 'Open this link to go on: https://auth.example.com/verify?t=simulated';
  return sendOperations(channel, {
    to,
    text,
    ...(channel === 'email' && { subject: 'Your link' }),
  });
}
