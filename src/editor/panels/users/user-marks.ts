import { changedFields } from '../../../core/users/changed-fields.ts';
import type { ChangedField } from '../../../core/users/changed-fields.ts';
import type { Match } from '../../../core/users/overlay.ts';
import type { User } from '../../../core/users/user.ts';
import type { RunSummary } from '../../../hosts/session/run-result.ts';

/** A user as of a moment of a run, and what the run did with it. */
export interface MarkedUser {
  readonly user: User;
  /** `matched`: found by a login ID and left as it was; null: the run did nothing with it. */
  readonly mark: 'created' | 'updated' | 'matched' | null;
  readonly matchedBy: Match | null;
  /** Whose session it is. */
  readonly signedIn: boolean;
  readonly changes: readonly ChangedField[];
}

/** Everybody as of a moment, those the run had to do with first. */
export function markUsers({
  users,
  changes,
  user: signedIn,
}: Pick<RunSummary, 'users' | 'changes' | 'user'>): readonly MarkedUser[] {
  const byId = new Map(changes.map((change) => [change.after.userId, change]));
  const marked = users.map((user): MarkedUser => {
    const change = byId.get(user.userId);
    const fields = change === undefined ? [] : changedFields({ before: null, ...change });
    return {
      user,
      mark: change === undefined ? null : markOf(change.type, fields),
      matchedBy: change?.matchedBy ?? null,
      signedIn: user.userId === signedIn?.userId,
      changes: fields,
    };
  });
  return [...marked.filter(isTouched), ...marked.filter((one) => !isTouched(one))];
}

function markOf(
  type: 'created' | 'updated',
  fields: readonly ChangedField[],
): NonNullable<MarkedUser['mark']> {
  return type === 'updated' && fields.length === 0 ? 'matched' : type;
}

function isTouched({ mark, signedIn }: MarkedUser): boolean {
  return mark !== null || signedIn;
}
