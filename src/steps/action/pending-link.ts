import { isJsonObject } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { POLLED } from '../../core/kind/polled.ts';
import type { Refusal } from './fail.ts';
import { refusalFor } from './person.ts';
import type { Person } from './person.ts';
import type { Context } from './row.ts';

/** Who is meant, and the address that is written to. */
export type Addressee = Person & { readonly to: string };

/** Whom a link was sent to that waits to be opened. A type alias, so that it is JSON. */
export type PendingLink = {
  readonly to: string;
  /** Null: somebody new. */
  readonly userId: string | null;
  readonly loginId: string;
  readonly field: string;
};

export function pendingLink({ to, user, match }: Addressee): PendingLink {
  return { to, userId: user?.userId ?? null, ...match };
}

/**
 * Whom the link that waits was sent to, where the run is here because a screen polled for it: whatever the form says by
 * now, opening it concerns nobody else. Null where none waits or another one is asked for.
 */
export function polledFor(context: Context, kept: Json | undefined): Addressee | Refusal | null {
  if (context.recall(POLLED) !== true || kept === undefined || !isPending(kept)) return null;
  const { to, userId, loginId, field } = kept;
  // Somebody may have been created meanwhile, and anybody disabled.
  const user =
    (userId === null ? undefined : context.findUserById(userId)) ??
    context.findUser(loginId) ??
    null;
  const refusal = user === null ? null : refusalFor(context, user);
  return refusal ?? { user, match: { loginId, field }, to };
}

/** Nobody else writes under these keys. */
function isPending(kept: Json): kept is PendingLink {
  return isJsonObject(kept) && typeof kept['to'] === 'string' && 'userId' in kept;
}
