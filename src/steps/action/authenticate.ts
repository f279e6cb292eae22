import type { Operation } from '../../core/engine/outcome.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { changeUser } from '../../core/users/change-user.ts';
import type { User } from '../../core/users/user.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { isRefusal, findPerson, signedInPerson } from './person.ts';
import type { Intent, Person } from './person.ts';
import type { Behaviour, Context } from './row.ts';
import { identityNeed, need } from './send-code.ts';
import { DETAILS, signIn, SIGN_IN_WRITES } from './sign-in.ts';

interface Method {
  readonly intent: Intent;
  /** Fields that a person is identified by. */
  readonly fields: readonly string[];
  readonly failure: ErrorType;
  readonly amr: readonly string[];
  /** What of the user changes by it. */
  readonly changes: (user: User | null, context: Context) => Partial<User>;
  /** Why this user can't use the method. */
  readonly refuses?: (user: User) => Refusal | null;
  /** Whoever is signed in is meant, whatever the fields say. */
  readonly isFactor?: true;
  /** Who is meant, where fields alone do not say. */
  readonly person?: (context: Context) => Person | Refusal;
  readonly reads?: readonly string[];
  readonly also?: (context: Context) => readonly Operation[];
}

/**
 * Signs a person up or in by a method that is only simulated: whether the user is there is really checked, and how the
 * method turns out is chosen.
 */
export function authenticate(method: Method): Behaviour {
  const { intent, fields, failure } = method;
  const find = (context: Context): Person | Refusal => {
    const asked = method.isFactor === true && context.user !== undefined ? [] : fields;
    const found = method.person?.(context) ?? findPerson(context, intent, asked);
    if (isRefusal(found) || found.user === null) return found;
    return method.refuses?.(found.user) ?? found;
  };
  return {
    reads: [...new Set([...fields, 'user', ...DETAILS, ...(method.reads ?? [])])],
    writes: SIGN_IN_WRITES,
    needs:
      method.person === undefined
        ? [identityNeed(intent === 'sign-up' ? fields : [...fields, 'user'])]
        : [],
    assumptions: [
      'simulated-success',
      'second-factor',
      'first-seen',
      'sign-up-details',
      'sign-up-existing',
      'disabled-user',
      'action-codes',
    ],
    begin(context) {
      const found = find(context);
      return isRefusal(found) ? failed(context, failure, found) : null;
    },
    succeed(context) {
      const found = find(context);
      if (isRefusal(found)) return failed(context, failure, found);
      context.assume('simulated-success');
      const changes = method.changes(found.user, context);
      const { operations, why } = signIn(context, found, method.amr, changes);
      const also = method.also?.(context) ?? [];
      return { type: 'go', port: 'success', operations: [...operations, ...also], why };
    },
  };
}

interface Change {
  readonly failure: ErrorType;
  readonly changes: (user: User) => Partial<User>;
  /** Completes "The user …". */
  readonly what: string;
  /** Methods that it counts as; left out: it is no factor. */
  readonly amr?: readonly string[];
  readonly also?: (context: Context, user: User) => readonly Operation[];
  /** What that writes besides the user. */
  readonly writes?: Behaviour['writes'];
}

/** Gives whoever is signed in something new: a password, a passkey. */
export function changeSignedIn({
  failure,
  changes,
  what,
  amr,
  also,
  writes = [],
}: Change): Behaviour {
  return {
    reads: ['user'],
    writes: [...(amr === undefined ? CHANGE_WRITES : SIGN_IN_WRITES), ...writes],
    proves: ['user'],
    needs: [need('email', 'update')],
    assumptions: ['simulated-success', 'disabled-user', ...(amr === undefined ? [] : FACTOR)],
    begin(context) {
      const found = signedInPerson(context);
      return isRefusal(found) ? failed(context, failure, found) : null;
    },
    succeed(context) {
      const found = signedInPerson(context);
      if (isRefusal(found)) return failed(context, failure, found);
      context.assume('simulated-success');
      const { user } = found;
      const operations: readonly Operation[] =
        amr === undefined
          ? [{ type: 'user.put', user: changeUser(user, changes(user)) }]
          : signIn(context, found, amr, changes(user)).operations;
      const more = also?.(context, user) ?? [];
      return {
        type: 'go',
        port: 'success',
        operations: [...operations, ...more],
        why: `The user ${what}.`,
      };
    },
  };
}

const CHANGE_WRITES = [
  { path: 'user', certainty: 'may' },
  { path: 'authInfo', certainty: 'may' },
] as const;

const FACTOR = ['second-factor', 'first-seen'] as const;
