import { own, sameJson } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { completeUser, userSchema } from './user.ts';
import type { User, UserInput } from './user.ts';

const STANDARD: JsonObject = completeUser({ loginIds: [] }, '');

/** A user of a run as people write one: without what {@link completeUser} fills in again. */
export function compactUser(user: User): UserInput {
  return userSchema.parse(fieldsThatMatter(user));
}

/** The fields that differ from what {@link completeUser} fills in; login IDs always. */
function fieldsThatMatter(user: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(user).filter(
      ([field, value]) => field === 'loginIds' || !sameJson(value, own(STANDARD, field)),
    ),
  );
}
