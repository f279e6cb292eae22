import type { UserInput } from '../../../core/users/user.ts';
import type { LoginIdKey } from '../../../core/users/user-index.ts';

/** A second user like this one, with login IDs nobody has (`maya+2@example.com`, `acme-1001-2`) and no user ID yet. */
export function copyUser(
  user: UserInput,
  users: readonly UserInput[],
  keyOf: LoginIdKey,
): UserInput {
  const taken = new Set(users.flatMap(({ loginIds }) => loginIds.map(keyOf)));
  let number = 2;
  while (user.loginIds.some((id) => taken.has(keyOf(numbered(id, number))))) number += 1;
  const { userId: _userId, ...others } = user;
  const copy = { ...others, loginIds: user.loginIds.map((id) => numbered(id, number)) };
  return user.email !== undefined && user.loginIds.includes(user.email)
    ? { ...copy, email: numbered(user.email, number) }
    : copy;
}

function numbered(id: string, number: number): string {
  const at = id.indexOf('@');
  return at < 0 ? `${id}-${number}` : `${id.slice(0, at)}+${number}${id.slice(at)}`;
}
