import type { Json } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { changeUser } from '../../core/users/change-user.ts';
import type { User } from '../../core/users/user.ts';
import type { UpdateUserConfig } from './config.ts';

type Context = StepContext<UpdateUserConfig>;
type Settings = readonly (readonly [key: string, value: Json])[];

/** Whom the step changes, and why it is not whoever is signed in. */
export type Kept = { readonly user: User; readonly why: string };

/**
 * Whom the step changes: whoever is signed in, unless an address that becomes a login ID (`addToLoginIDs`) is another
 * user's already. That one is kept and gone on with then (`onMergeUseExisting`), or a sentence says why nothing is done
 * (assumption `login-id-taken`). Source: facts/descope.md §2.2.
 */
export function userToKeep(user: User, settings: Settings, context: Context): Kept | string {
  const { addToLoginIDs, onMergeUseExisting } = context.config;
  if (addToLoginIDs !== true) return { user, why: '' };
  let kept: Kept = { user, why: '' };
  for (const loginId of addressesIn(settings)) {
    const holder = context.findUser(loginId) ?? user;
    if (holder.userId === user.userId || holder.userId === kept.user.userId) continue;
    context.assume('login-id-taken');
    if (onMergeUseExisting !== true) return `The login ID "${loginId}" belongs to another user.`;
    if (holder.status === 'disabled') {
      return `The login ID "${loginId}" belongs to another user, who is disabled.`;
    }
    if (kept.user !== user) return 'The email and the phone belong to two other users.';
    kept = {
      user: holder,
      why: `"${loginId}" belongs to another user, who is used from now on. `,
    };
  }
  return kept;
}

/** The user with the addresses just set among the login IDs, and what became of them. */
export function addLoginIds(user: User, settings: Settings, context: Context): Kept {
  if (context.config.addToLoginIDs !== true) return { user, why: '' };
  const added: string[] = [];
  for (const loginId of addressesIn(settings)) {
    const holder = context.findUser(loginId);
    if (holder === undefined) added.push(loginId);
    else if (holder.userId !== user.userId) {
      context.warn(`"${loginId}" stays the login ID of the user who was signed in before.`);
    }
  }
  if (added.length === 0) return { user, why: '' };
  const why = ` ${added.join(' and ')} ${added.length === 1 ? 'is a login ID' : 'are login IDs'} now.`;
  return { user: changeUser(user, { loginIds: [...user.loginIds, ...added] }), why };
}

/** The email and the phone that the step sets, the last of each counts. */
function addressesIn(settings: Settings): readonly string[] {
  return ['email', 'phone'].flatMap((address) => {
    const value = settings.findLast(([key]) => key === address)?.[1] ?? '';
    const text = typeof value === 'object' ? '' : String(value).trim();
    return text === '' ? [] : [text];
  });
}
