import type { Json } from '../json.ts';
import { weigh } from '../values/weigh.ts';
import type { User } from './user.ts';

/** What the names of a user's fields, its flags, its times and empty texts weigh together, rounded up. */
const FIELDS = 360;

/**
 * About what {@link weigh} says of a user, and never less; past `limit`, more than the limit. By name, since every
 * sign-in weighs one.
 */
export function weighUser(user: User, limit: number): number {
  const texts =
    user.userId.length +
    user.name.length +
    user.givenName.length +
    user.middleName.length +
    user.familyName.length +
    user.email.length +
    user.phone.length +
    user.picture.length;
  return (
    FIELDS +
    texts +
    weigh(user.loginIds, limit) +
    weighList(user.roleNames, limit) +
    weighList(user.permissions, limit) +
    weighList(user.userTenants, limit) +
    weigh(user.OAuth, limit) +
    weigh(user.customAttributes, limit)
  );
}

/** Most users have none of what they may have several of. */
function weighList(list: readonly Json[], limit: number): number {
  return list.length === 0 ? 4 : weigh(list, limit);
}
