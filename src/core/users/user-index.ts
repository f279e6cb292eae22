import type { AssumptionChoices } from '../assumptions/assumptions.ts';
import { FlowmintError } from '../error.ts';
import { drawId } from '../random.ts';
import { completeUser } from './user.ts';
import type { User, UserInput } from './user.ts';

/** How login IDs are compared: ones with "@" without regard to case, unless the assumption says otherwise. */
export type LoginIdKey = (loginId: string) => string;

/** Values with "@" compare case-insensitively (assumption `login-id-case`). */
export const insensitiveLoginId: LoginIdKey = (loginId) =>
  loginId.includes('@') ? loginId.toLowerCase() : loginId;

export const exactLoginId: LoginIdKey = (loginId) => loginId;

/** How login IDs are compared under the choices a flow makes. */
export function loginIdKeyOf(choices: Pick<AssumptionChoices, 'login-id-case'>): LoginIdKey {
  return choices['login-id-case'] === 'exact' ? exactLoginId : insensitiveLoginId;
}

/** The users a run begins with, found by user ID and by login ID without a search. Never changes during a run. */
export interface UserIndex {
  readonly all: readonly User[];
  readonly byUserId: ReadonlyMap<string, User>;
  readonly byLoginId: ReadonlyMap<string, User>;
  readonly keyOf: LoginIdKey;
}

/**
 * Indexes made-up users. Users without a `userId` get one drawn from their first login ID, so it is the same in every
 * run. Throws `invalid-scenario` where two users share a user ID or a login ID (Descope: unique across the project).
 */
export function indexUsers(
  inputs: readonly UserInput[],
  keyOf: LoginIdKey = insensitiveLoginId,
): UserIndex {
  const byUserId = new Map<string, User>();
  const byLoginId = new Map<string, User>();
  const all = inputs.map((input, i) => {
    const user = completeUser(input, input.userId ?? inventUserId(input, byUserId));
    if (byUserId.has(user.userId)) {
      throw new FlowmintError(
        'invalid-scenario',
        `expected a user ID no other user has, found "${user.userId}" twice`,
        { path: `users[${i}].userId` },
      );
    }
    byUserId.set(user.userId, user);
    for (const [j, loginId] of user.loginIds.entries()) {
      const holder = byLoginId.get(keyOf(loginId));
      if (holder !== undefined && holder !== user) {
        throw new FlowmintError(
          'invalid-scenario',
          `expected a login ID no other user has, found "${loginId}" twice`,
          { path: `users[${i}].loginIds[${j}]` },
        );
      }
      byLoginId.set(keyOf(loginId), user);
    }
    return user;
  });
  return { all, byUserId, byLoginId, keyOf };
}

/** Drawn from the first login ID; again where two of those happen to lead to the same. */
function inventUserId({ loginIds }: UserInput, taken: ReadonlyMap<string, User>): string {
  let draw = drawId(hash(loginIds[0] ?? ''), 'U3');
  while (taken.has(draw.value)) draw = drawId(draw.random, 'U3');
  return draw.value;
}

/** FNV-1a, 32 bits: a seed from text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
}
