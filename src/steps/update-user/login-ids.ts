import type { Json } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { changeUser } from '../../core/users/change-user.ts';
import type { User } from '../../core/users/user.ts';
import type { UpdateUserConfig } from './config.ts';

/** The user to go on with, and what became of the login IDs; a sentence where one belongs to somebody else. */
export type Identified = { readonly user: User; readonly why: string };

/**
 * The user with the email and phone just set among the login IDs, as `addToLoginIDs` has it. Where one belongs to
 * another user, that user is kept and gone on with (`onMergeUseExisting`), or nothing is done (assumption
 * `login-id-taken`). Source: facts/descope.md §2.2.
 */
export function addLoginIds(
  user: User,
  settings: readonly (readonly [key: string, value: Json])[],
  context: StepContext<UpdateUserConfig>,
): Identified | string {
  const { addToLoginIDs, onMergeUseExisting } = context.config;
  if (addToLoginIDs !== true) return { user, why: '' };
  const keys = new Set(settings.map(([key]) => key));
  const wanted = [keys.has('email') ? user.email : '', keys.has('phone') ? user.phone : ''];
  const added: string[] = [];
  for (const loginId of wanted.map((one) => one.trim()).filter((one) => one !== '')) {
    const holder = context.findUser(loginId);
    if (holder === undefined) {
      added.push(loginId);
    } else if (holder.userId !== user.userId) {
      context.assume('login-id-taken');
      if (onMergeUseExisting !== true) return `The login ID "${loginId}" belongs to another user.`;
      if (holder.status === 'disabled') {
        return `The login ID "${loginId}" belongs to another user, who is disabled.`;
      }
      const why = `"${loginId}" belongs to another user, who is used from now on; nothing was changed.`;
      return { user: holder, why };
    }
  }
  if (added.length === 0) return { user, why: '' };
  const why = ` ${added.join(' and ')} ${added.length === 1 ? 'is a login ID' : 'are login IDs'} now.`;
  return { user: changeUser(user, { loginIds: [...user.loginIds, ...added] }), why };
}
