import { own, sameJson } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { compactUser } from './compact-user.ts';
import type { Overlay, UserChange } from './overlay.ts';
import { userSchema } from './user.ts';
import type { UserInput } from './user.ts';
import { indexUsers } from './user-index.ts';
import type { LoginIdKey } from './user-index.ts';

/**
 * Users with what a run changed written into them: created ones are added, of the others only the fields the run
 * changed are touched, so fields we don't know and edits made since the run stay. Keeping a run twice changes nothing
 * more. Throws `invalid-scenario` where a created user's login ID belongs to somebody by now.
 */
export function keepChanges(
  users: readonly UserInput[],
  changes: Overlay,
  keyOf: LoginIdKey,
): readonly UserInput[] {
  const places = new Map(indexUsers(users, keyOf).all.map(({ userId }, i) => [userId, i]));
  const kept = [...users];
  for (const change of changes) {
    const at = places.get(change.after.userId);
    const known = at === undefined ? undefined : kept[at];
    if (at === undefined || known === undefined) kept.push(compactUser(change.after));
    else kept[at] = withChange(known, change);
  }
  indexUsers(kept, keyOf);
  return kept;
}

/** Fields the run changed, as {@link compactUser} writes them: one that says nothing any more goes. */
function withChange(user: UserInput, { before, after }: UserChange): UserInput {
  const earlier: JsonObject = before ?? {};
  const touched = Object.entries(after).flatMap(([field, value]: [string, Json]) =>
    sameJson(own(earlier, field), value) ? [] : [field],
  );
  const compact = compactUser(after);
  const rest = Object.entries(user).filter(([field]) => !touched.includes(field));
  const written = Object.entries(compact).filter(([field]) => touched.includes(field));
  return userSchema.parse({ ...Object.fromEntries(rest), ...Object.fromEntries(written) });
}
