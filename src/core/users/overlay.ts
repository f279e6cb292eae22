import type { User } from './user.ts';
import type { UserIndex } from './user-index.ts';

/** Why a user was taken for the one who came: which login ID, from which form field. */
export type Match = {
  readonly loginId: string;
  readonly field: string;
};

/** One user a run created or changed. `before` is null for a created one. Plain JSON: part of the state. */
export type UserChange = {
  readonly before: User | null;
  readonly after: User;
  readonly matchedBy: Match | null;
};

/** The users a run changed, in the order of their first change; everybody else is as in the index. */
export type Overlay = readonly UserChange[];

/** The user with this login ID as the run sees it now. */
export function findByLoginId(
  index: UserIndex,
  overlay: Overlay,
  loginId: string,
): User | undefined {
  const key = index.keyOf(loginId);
  const changed = overlay.find(({ after }) => after.loginIds.some((id) => index.keyOf(id) === key));
  if (changed !== undefined) return changed.after;
  const user = index.byLoginId.get(key);
  return user === undefined || overlay.some(({ after }) => after.userId === user.userId)
    ? undefined
    : user;
}

/** The user with this user ID as the run sees it now. */
export function findByUserId(index: UserIndex, overlay: Overlay, userId: string): User | undefined {
  for (const { after } of overlay) if (after.userId === userId) return after;
  return index.byUserId.get(userId);
}

/** The overlay with `user` put in: a new change, or the latest state of an earlier one. */
export function putUser(
  index: UserIndex,
  overlay: Overlay,
  user: User,
  matchedBy: Match | null,
): Overlay {
  const at = overlay.findIndex(({ after }) => after.userId === user.userId);
  const known = overlay[at];
  if (known !== undefined) {
    const { before } = known;
    return overlay.with(at, { before, after: user, matchedBy: known.matchedBy ?? matchedBy });
  }
  return [...overlay, { before: index.byUserId.get(user.userId) ?? null, after: user, matchedBy }];
}

/** Everybody after the run: the index with the overlay laid over it, created users last. */
export function allUsers(index: UserIndex, overlay: Overlay): readonly User[] {
  const after = new Map(overlay.map((change) => [change.after.userId, change.after]));
  const kept = index.all.map((user) => after.get(user.userId) ?? user);
  return [
    ...kept,
    ...overlay.filter(({ before }) => before === null).map((change) => change.after),
  ];
}
