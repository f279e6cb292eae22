import { DEFAULT_PROJECT_ID } from '../../../core/engine/env.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Match } from '../../../core/users/overlay.ts';
import { completeUser } from '../../../core/users/user.ts';
import type { User, UserInput } from '../../../core/users/user.ts';

/** Signed in (`before` is null for a created user), or refused with nothing changed. */
export type Expected =
  | {
      readonly outcome: 'completed';
      readonly before: User | null;
      readonly after: User;
      /** Left out for a created user. */
      readonly matchedBy?: Match;
      readonly firstSeen: boolean;
      readonly amr: readonly string[];
    }
  | { readonly outcome: 'failed'; readonly type: string; readonly code?: string };

/** The clock of every case, as a scenario writes it and in unix seconds. */
export const NOW = '2026-01-31T09:30:00Z';
const NOW_SECONDS = 1_769_851_800;

/** The chance of every case, and the id that a user created by it gets. */
export const SEED = 7;
const CREATED_ID = 'U303yhWPSEYjF9lWCMIXIyFsB89I';

/** Refused with this error. */
function refused(type: string, code?: string): Expected {
  return { outcome: 'failed', type, ...(code !== undefined && { code }) };
}

/** Signs in a user who was there before. */
export function signsIn(
  user: UserInput,
  field: string,
  loginId: string,
  { firstSeen = false, amr = [] }: { firstSeen?: boolean; amr?: readonly string[] } = {},
): Expected {
  const before = completeUser(user, '');
  return {
    outcome: 'completed',
    before,
    after: { ...before, status: 'enabled', lastLoginTime: NOW_SECONDS },
    matchedBy: { field, loginId },
    firstSeen,
    amr,
  };
}

/** Creates a user and signs in. */
export function creates(
  loginIds: readonly string[],
  email = '',
  { verifiedEmail = false }: { verifiedEmail?: boolean } = {},
): Expected {
  return {
    outcome: 'completed',
    before: null,
    after: {
      ...completeUser({ loginIds: [...loginIds] }, CREATED_ID),
      email,
      verifiedEmail,
      createdTime: NOW_SECONDS,
      lastLoginTime: NOW_SECONDS,
    },
    firstSeen: true,
    amr: [],
  };
}

export const MISSING = refused('MissingLoginId', 'E011002');
export const INVALID = refused('InvalidArguments', 'E011004');
export const NOT_FOUND = refused('UserNotFound', 'E062108');
export const EXISTS = refused('UserAlreadyExists', 'E062107');
export const COLLISION = refused('LoginIdCollision');
export const REFUSED_DISABLED = refused('UserDisabled');

/** All claims of the session token that `flowOf` issues (facts: session token of a project without a template). */
export function claimsOf({
  after,
  firstSeen,
  amr,
}: Expected & { outcome: 'completed' }): JsonObject {
  return {
    amr,
    aud: [DEFAULT_PROJECT_ID],
    drn: 'DS',
    exp: NOW_SECONDS + 600,
    firstSeen,
    iat: NOW_SECONDS,
    iss: DEFAULT_PROJECT_ID,
    rexp: '2026-02-28T09:30:00Z',
    sub: after.userId,
  };
}
