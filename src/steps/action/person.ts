import type { Json } from '../../core/json.ts';
import type { Match } from '../../core/users/overlay.ts';
import type { User } from '../../core/users/user.ts';
import type { Refusal } from './fail.ts';
import type { Context } from './row.ts';

/** Whether a user must be there, must not be there, or either. */
export type Intent = 'sign-in' | 'sign-up' | 'sign-up-or-in';

/** Who is meant: a user, or somebody new with this login ID. */
export interface Person {
  readonly user: User | null;
  readonly match: Match;
}

/** What identifies a person, the most explicit first. */
export const ANY_LOGIN_ID = ['form.externalId', 'form.email', 'form.phone'];

/**
 * Who is meant by the login ID in one of these fields, the first that is set; with none, whoever is signed in already,
 * as a second factor needs it. The rules of Sign In, Sign Up and Sign Up or In: facts/descope.md §2.1.
 */
export function findPerson(
  context: Context,
  intent: Intent,
  fields: readonly string[],
): Person | Refusal {
  const given = loginIdIn(context, fields);
  if (given !== null) return personWith(context, intent, given);
  const { user } = context;
  if (user === undefined || intent === 'sign-up') {
    return { message: `None of ${fields.join(', ')} is set.`, code: 'E011002' };
  }
  context.assume('second-factor');
  return refusalFor(context, user) ?? { user, match: matchOf(user) };
}

/** The same for a login ID that is known. */
export function personWith(context: Context, intent: Intent, match: Match): Person | Refusal {
  const user = context.findUser(match.loginId);
  if (user === undefined) {
    return intent === 'sign-in'
      ? { message: `No user has the login ID "${match.loginId}".`, code: 'E062108' }
      : { user: null, match };
  }
  if (intent === 'sign-up' && context.assume('sign-up-existing') !== 'merge') {
    return {
      message: `A user with the login ID "${match.loginId}" exists already.`,
      code: 'E062107',
    };
  }
  return refusalFor(context, user) ?? { user, match };
}

/** Whoever is signed in, or why nobody can be meant. */
export function signedInPerson(context: Context): (Person & { readonly user: User }) | Refusal {
  const { user } = context;
  if (user === undefined) {
    return { message: 'Nobody is signed in, and no user is loaded.' };
  }
  return refusalFor(context, user) ?? { user, match: matchOf(user) };
}

export function isRefusal(one: object): one is Refusal {
  return 'message' in one;
}

/** Text or a number that is not blank. */
export function readText(context: Context, path: string): string {
  return asText(context.read(path));
}

/** What the trace says about how a user was found. */
export function matchOf({ loginIds, userId }: User): Match {
  return { field: 'user', loginId: loginIds[0] ?? userId };
}

function loginIdIn(context: Context, fields: readonly string[]): Match | null {
  for (const field of fields) {
    const loginId = readText(context, field);
    if (loginId !== '') return { field, loginId };
  }
  return null;
}

/** Why nobody may be signed in as this user: asked when they are looked up, and again when they are signed in later. */
export function refusalFor(context: Context, user: User): Refusal | null {
  if (user.status !== 'disabled') return null;
  context.assume('disabled-user');
  return { message: `The user "${user.loginIds[0] ?? user.userId}" is disabled.` };
}

function asText(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
