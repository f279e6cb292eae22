import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import type { User } from '../../core/users/user.ts';
import { flagArg } from './args.ts';
import { verifiedChanges } from './contact.ts';
import type { Channel } from './contact.ts';
import { failed } from './fail.ts';
import { matchOf, refusalFor } from './person.ts';
import type { Context } from './row.ts';
import { signIn } from './sign-in.ts';

/** What to do with an address once it is proved: exports have it as arguments of Update User. */
export type Adding = { readonly addToLoginIDs: boolean; readonly onMergeUseExisting: boolean };

export function addingOf({ config }: Context): Adding {
  return {
    addToLoginIDs: flagArg(config, 'addToLoginIDs'),
    onMergeUseExisting: flagArg(config, 'onMergeUseExisting'),
  };
}

/**
 * The user has a new, proved address. Where it becomes a login ID that somebody else has, either the existing user is
 * kept and signed in, or nothing changes (facts/descope.md §2.2, update-user semantics). A disabled one is not: the
 * address is proved, but nobody signs in as them.
 */
export function updateContact(
  context: Context,
  { user, to, channel }: { readonly user: User; readonly to: string; readonly channel: Channel },
  { addToLoginIDs, onMergeUseExisting }: Adding,
  failure: ErrorType,
  before: readonly Operation[] = [],
): Outcome {
  const holder = addToLoginIDs ? context.findUser(to) : undefined;
  const isTaken = holder !== undefined && holder.userId !== user.userId;
  if (isTaken) context.assume('login-id-taken');
  if (isTaken && !onMergeUseExisting) {
    const message = `The login ID "${to}" belongs to another user.`;
    return failed(context, failure, { message, code: 'E062107' }, before);
  }
  const refusal = isTaken ? refusalFor(context, holder) : null;
  if (refusal !== null) return failed(context, failure, refusal, before);
  if (isTaken) {
    const merged = signIn(
      context,
      { user: holder, match: { loginId: to, field: 'sentTo' } },
      [channel],
      verifiedChanges(channel, to),
    );
    const why = `"${to}" belongs to another user, who is kept and signed in.`;
    return { type: 'go', port: 'success', operations: [...before, ...merged.operations], why };
  }
  context.assume('second-factor');
  const loginIds = addToLoginIDs && holder === undefined ? [...user.loginIds, to] : user.loginIds;
  const { operations } = signIn(context, { user, match: matchOf(user) }, [channel], {
    ...verifiedChanges(channel, to),
    loginIds,
  });
  const added = loginIds === user.loginIds ? '' : ' and is a login ID now';
  const why = `"${to}" is verified${added}.`;
  return { type: 'go', port: 'success', operations: [...before, ...operations], why };
}
