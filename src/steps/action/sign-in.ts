import type { Operation } from '../../core/engine/outcome.ts';
import { changeUser } from '../../core/users/change-user.ts';
import { completeUser } from '../../core/users/user.ts';
import type { User } from '../../core/users/user.ts';
import { readText } from './person.ts';
import type { Person } from './person.ts';
import type { Context } from './row.ts';

/** What a sign-in writes. */
export const SIGN_IN_WRITES = [
  { path: 'user', certainty: 'must' },
  { path: 'authInfo', certainty: 'must' },
] as const;

/** What a new user is made of. */
export const DETAILS = [
  'form.displayName',
  'form.fullName',
  'form.givenName',
  'form.familyName',
  'form.email',
  'form.phone',
];

/**
 * Signs the person in, or creates them first: the changes (such as a verified email) and the method go with it. Further
 * methods of the same person add up in `amr` (Descope docs, "MFA").
 *
 * @param amr of facts/descope.md §7.4
 */
export function signIn(
  context: Context,
  { user, match }: Person,
  amr: readonly string[],
  changes: Partial<User>,
): { readonly operations: readonly Operation[]; readonly why: string } {
  const lastLoginTime = Math.floor(context.clock / 1000);
  const neverBefore = context.assume('first-seen') === 'never-logged-in';
  const start = (userId: string, firstSeen: boolean): Operation => ({
    type: 'session.start',
    userId,
    firstSeen,
    amr,
  });
  if (user !== null) {
    const after = changeUser(user, { ...changes, status: 'enabled', lastLoginTime });
    const firstSeen = neverBefore && user.lastLoginTime === null;
    return {
      operations: [
        { type: 'user.put', user: after, matchedBy: match },
        start(user.userId, firstSeen),
      ],
      why: `Matched a user by ${match.field} "${match.loginId}": signed in.`,
    };
  }
  const created = newUser(context, match.loginId, { ...changes, lastLoginTime });
  return {
    operations: [{ type: 'user.put', user: created }, start(created.userId, true)],
    why: `No user has "${match.loginId}": created one and signed in.`,
  };
}

/** Somebody new, with what the form says about them. */
export function newUser(context: Context, loginId: string, changes: Partial<User>): User {
  context.assume('sign-up-details');
  const name = readText(context, 'form.displayName') || readText(context, 'form.fullName');
  const user = completeUser(
    {
      loginIds: [loginId],
      status: 'enabled',
      name,
      givenName: readText(context, 'form.givenName'),
      familyName: readText(context, 'form.familyName'),
      email: readText(context, 'form.email'),
      phone: readText(context, 'form.phone'),
      createdTime: Math.floor(context.clock / 1000),
    },
    context.drawId('U3'),
  );
  return changeUser(user, changes);
}
