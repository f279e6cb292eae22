import type { Operation } from '../../core/engine/outcome.ts';
import { isJsonArray, isJsonObject } from '../../core/json.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { CHANNELS, fieldsOf, provedChanges, sendOperations } from './contact.ts';
import { ENCHANTED_NOT_VERIFIED } from './errors.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { pendingLink, polledFor } from './pending-link.ts';
import type { Addressee, PendingLink } from './pending-link.ts';
import { isRefusal } from './person.ts';
import type { Intent } from './person.ts';
import { problemsOfPolling } from './polling-problems.ts';
import { SENT } from './row.ts';
import type { Behaviour, Context } from './row.ts';
import { addressed, need } from './send-code.ts';
import { DETAILS, signIn, SIGN_IN_WRITES } from './sign-in.ts';

/** What was sent and waits to be opened. A type alias, so that it is JSON. */
type Links = PendingLink & {
  /** The first is that of the right link. */
  readonly numbers: readonly string[];
  readonly areSent: boolean;
};

/** Where that is kept between a step and the screen behind it. */
const KEY = 'enchanted-link';
const FORGET: Operation = { type: 'remember', key: KEY, value: undefined };

/**
 * Sends an email with three links, each with a number of two digits, and waits until one is opened: only the one whose
 * number the screen shows signs in. Source: Descope docs, "Enchanted Link"; facts/descope.md §4.2 (`linkId`), §9.2.
 */
export function enchantedLink(purpose: Intent, failure: ErrorType): Behaviour {
  const person = (context: Context): Addressee | Refusal =>
    waiting(context) ?? addressed(context, 'email', purpose);
  return {
    reads: [...new Set([...fieldsOf('email'), CHANNELS.email.field, 'user', ...DETAILS])],
    writes: [
      { path: 'linkId', certainty: 'must' },
      { path: `sentTo.${CHANNELS.email.sentTo}`, certainty: 'must' },
      ...SIGN_IN_WRITES,
    ],
    needs: [need('email', purpose)],
    problems: problemsOfPolling,
    assumptions: [
      'enchanted-link',
      'second-factor',
      'first-seen',
      'sign-up-details',
      'proved-address',
      'sign-up-existing',
      'disabled-user',
      'action-codes',
    ],
    begin(context) {
      const found = person(context);
      return isRefusal(found) ? failed(context, failure, found) : null;
    },
    ask(context) {
      context.assume('enchanted-link');
      const found = person(context);
      if (isRefusal(found)) return { labels: {}, operations: [] };
      const links = linksFor(context, found);
      const [right, ...others] = links.numbers;
      return {
        labels: {
          success: `Link ${right} is opened, as the screen says`,
          [ENCHANTED_NOT_VERIFIED.type]: `Link ${others.join(' or ')} is opened`,
          [SENT]: 'No link is opened yet',
        },
        operations: [{ type: 'remember', key: KEY, value: links }],
      };
    },
    succeed(context) {
      const found = person(context);
      if (isRefusal(found)) return failed(context, failure, found);
      const { operations, why } = signIn(
        context,
        found,
        ['email'],
        provedChanges(context, 'email', found.user, found.to),
      );
      return {
        type: 'go',
        port: 'success',
        operations: [...send(linksFor(context, found)), FORGET, ...operations],
        why: `The right one of three links was opened. ${why}`,
      };
    },
    sent(context) {
      const found = person(context);
      if (isRefusal(found)) return failed(context, failure, found);
      const why = `Three links went to ${found.to}, and nobody has opened one yet.`;
      const links = linksFor(context, found);
      const kept: Operation = { type: 'remember', key: KEY, value: { ...links, areSent: true } };
      return { type: 'go', port: SENT, operations: [...send(links), kept], why };
    },
  };
}

/** Whom the links that wait were sent to; null where none do, or where new ones are asked for. */
function waiting(context: Context): Addressee | Refusal | null {
  const kept = context.recall(KEY);
  return isJsonObject(kept) && kept['areSent'] === true ? polledFor(context, kept) : null;
}

/** The links that went to this address for this person and wait, else new ones. */
function linksFor(context: Context, found: Addressee): Links {
  const pending = pendingLink(found);
  const kept = context.recall(KEY);
  if (
    isJsonObject(kept) &&
    kept['to'] === pending.to &&
    kept['loginId'] === pending.loginId &&
    isJsonArray(kept['numbers'])
  ) {
    const numbers = kept['numbers'].filter((one) => typeof one === 'string');
    return { ...pending, numbers, areSent: kept['areSent'] === true };
  }
  const numbers = new Set<string>();
  while (numbers.size < 3) numbers.add(String(10 + ((context.drawSeed() >>> 0) % 90)));
  return { ...pending, numbers: [...numbers], areSent: false };
}

/** Once for each time: whoever comes back asks whether one was opened. The addresses are invented: nothing listens there. */
function send({ to, numbers, areSent }: Links): readonly Operation[] {
  const links = numbers.toSorted().map((n) => `${n} https://auth.example.com/verify?l=${n}`);
  const text = `Open the link with the number that your screen shows:\n${links.join('\n')}`;
  const sending = sendOperations('email', { to, text, subject: 'Your links' });
  return [
    { type: 'set', path: 'linkId', value: numbers[0] },
    ...(areSent ? sending.filter(({ type }) => type !== 'message.send') : sending),
  ];
}
