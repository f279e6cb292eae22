import { FlowmintError } from '../error.ts';
import { indexUsers } from './user-index.ts';
import type { LoginIdKey } from './user-index.ts';
import type { UserInput } from './user.ts';

/** Where a user contradicts another one; `path` leads to the field from the user: `loginIds[0]`. */
export interface UserConflict {
  readonly path: string;
  readonly message: string;
}

/** What keeps a user from standing beside the others: user IDs and login IDs are unique across a project. */
export function draftConflicts(
  draft: UserInput,
  others: readonly UserInput[],
  keyOf: LoginIdKey,
): readonly UserConflict[] {
  const found = new Map<string, UserConflict>();
  for (const other of others) {
    try {
      indexUsers([other, draft], keyOf);
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      const path = (error.path ?? '').replace(/^users\[\d+\]\.?/, '');
      const what = path === 'userId' ? 'user ID' : 'login ID';
      const holder = [other.name, ...other.loginIds].find((one) => one !== undefined && one !== '');
      found.set(path, { path, message: `${holder} has this ${what} already` });
    }
  }
  return [...found.values()];
}
