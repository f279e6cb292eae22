import type { Need } from '../../core/kind/definition.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { CHANNELS, fieldsOf, sendOperations } from './contact.ts';
import type { Channel } from './contact.ts';
import { UNAUTHORIZED_OTP } from './errors.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { findPerson, isRefusal, readText, signedInPerson } from './person.ts';
import type { Addressee } from './pending-link.ts';
import type { Intent } from './person.ts';
import type { Behaviour, Context } from './row.ts';
import { addingOf } from './update-contact.ts';

/** What a sent code is for, kept until it is verified. `at`: when it was sent, in milliseconds. */
export type SentCode = {
  readonly code: string;
  readonly at: number;
  readonly to: string;
  readonly purpose: Intent | 'update';
  /** Null: somebody new. */
  readonly userId: string | null;
  readonly loginId: string;
  readonly field: string;
  readonly attempts: number;
  readonly addToLoginIDs: boolean;
  readonly onMergeUseExisting: boolean;
};

/** Where a code is kept between the step that sends it and the one that verifies it. */
export function codeKey(channel: Channel): string {
  return `otp.${channel}`;
}

/** Sends a code of 6 digits for signing up or in, or for proving a new address of whoever is signed in. */
export function sendCode(
  channel: Channel,
  purpose: Intent | 'update',
  failure: ErrorType,
): Behaviour {
  const person = (context: Context): Addressee | Refusal => addressed(context, channel, purpose);
  return {
    unasked: true,
    decides: purpose === 'update' ? [UNAUTHORIZED_OTP.type] : [],
    reads: [...new Set([...fieldsOf(channel), CHANNELS[channel].field, 'user'])],
    writes: [{ path: `sentTo.${CHANNELS[channel].sentTo}`, certainty: 'must' }],
    proves: purpose === 'update' ? ['user'] : [],
    needs: [need(channel, purpose)],
    assumptions: ['otp-code', 'second-factor', 'disabled-user', 'action-codes', 'sign-up-existing'],
    begin(context) {
      if (purpose === 'update' && context.user === undefined) {
        return failed(context, UNAUTHORIZED_OTP, { message: 'Nobody is signed in.' });
      }
      const found = person(context);
      return isRefusal(found) ? failed(context, failure, found) : null;
    },
    succeed(context) {
      const found = person(context);
      if (isRefusal(found)) return failed(context, failure, found);
      const { user, match, to } = found;
      const code = context.drawDigits(6);
      context.assume('otp-code');
      const sent: SentCode = {
        code,
        at: context.clock,
        to,
        purpose,
        userId: user?.userId ?? null,
        ...match,
        attempts: 0,
        ...addingOf(context),
      };
      const text = `Your code is ${code}.`;
      const message = { to, text, code, ...(channel === 'email' && { subject: 'Your code' }) };
      return {
        type: 'go',
        port: 'success',
        operations: [
          { type: 'remember', key: codeKey(channel), value: sent },
          ...sendOperations(channel, message),
        ],
        why: `A code went to ${to}.`,
      };
    },
  };
}

/** Who is meant, and the address that is written to. */
export function addressed(
  context: Context,
  channel: Channel,
  purpose: Intent | 'update',
): Addressee | Refusal {
  const { field, attribute } = CHANNELS[channel];
  const typed = readText(context, field);
  const found =
    purpose === 'update'
      ? signedInPerson(context)
      : findPerson(context, purpose, context.user === undefined ? fieldsOf(channel) : [field]);
  if (isRefusal(found)) return found;
  const to = typed || (found.user?.[attribute] ?? '');
  if (to !== '') return { ...found, to };
  const whose = found.user === null ? `somebody new has no ${attribute}` : `the user has none`;
  return { message: `${field} is not set, and ${whose}.`, code: 'E011002' };
}

/** What sending to a channel can't do without. */
export function need(channel: Channel, purpose: Intent | 'update'): Need {
  const fields = fieldsOf(channel);
  return purpose === 'update'
    ? {
        code: 'user-before-sign-in',
        severity: 'warning',
        anyOf: ['user'],
        what: 'a signed-in user',
        never: 'nobody is signed in, unless the person brings a session along',
        perhaps: 'nobody may be signed in, unless the person brings a session along',
      }
    : identityNeed(purpose === 'sign-up' ? fields : [...fields, 'user']);
}

/** A sign-in needs somebody to sign in. */
export function identityNeed(anyOf: readonly string[]): Need {
  const fields = anyOf.filter((path) => path !== 'user').join(' or ');
  return {
    code: 'missing-identity',
    severity: 'error',
    anyOf,
    what: 'a login ID',
    never: `nothing sets ${fields}`,
    perhaps: `${fields} may stay unset`,
  };
}
