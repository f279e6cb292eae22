import type { Json, JsonObject } from '../json.ts';
import type { Session } from '../tokens/session.ts';
import { findByLoginId, findByUserId } from '../users/overlay.ts';
import type { Overlay } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { parsePath, readAt } from '../values/path.ts';
import type { Path } from '../values/path.ts';
import { isContextRoot } from './context-roots.ts';
import type { Env } from './env.ts';
import type { Context } from './state.ts';

/** The parts of a run that dynamic values read. */
export interface Readable {
  readonly env: Env;
  readonly context: Context;
  readonly overlay: Overlay;
  readonly session: Session | null;
}

/**
 * What a dynamic value reads: the value at a context path, or undefined where nothing stands there or the text is no
 * path. The roots are those of `context-roots.ts`.
 */
export function readContext(run: Readable, text: string): Json | undefined {
  const path = parsePath(text);
  const root = path?.[0];
  if (path === null || !isContextRoot(root)) return undefined;
  switch (root) {
    case 'form':
    case 'inputs':
      return readAt(run.context.form, path, 1);
    case 'connectors':
      return readAt(run.context.connectors, path, 1);
    case 'client':
      return readAt(run.context.client, path, 1);
    case 'cookies':
      return readAt(run.context.cookies, path, 1);
    case 'tenant':
      return path.length === 1 ? (run.context.tenant ?? undefined) : undefined;
    case 'user':
      return readUser(run, path);
    case 'unauthUser':
      return readAt(userFields(unauthUser(run)), path, 1);
    case 'authInfo':
      return readAuthInfo(run, path);
  }
}

/** The authenticated user as the run sees it now. */
export function signedInUser(run: Readable): User | undefined {
  return run.session === null
    ? undefined
    : findByUserId(run.env.users, run.overlay, run.session.userId);
}

function readUser(run: Readable, path: Path): Json | undefined {
  if (path[1] === 'loggedIn' && path.length === 2) return run.session !== null;
  return readAt(userFields(signedInUser(run)), path, 1);
}

/** The user the identifiers in the form belong to; resolves without Load User (facts/descope.md §4.4). */
function unauthUser(run: Readable): User | undefined {
  for (const field of ['externalId', 'email', 'phone']) {
    const value = readAt(run.context.form, ['form', field], 1);
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const loginId = String(value).trim();
    const user = loginId === '' ? undefined : findByLoginId(run.env.users, run.overlay, loginId);
    if (user !== undefined) return user;
  }
  return undefined;
}

/** A user as dynamic values see it: the user object plus the documented derived keys. */
function userFields(user: User | undefined): JsonObject | undefined {
  if (user === undefined) return undefined;
  const { userTenants, ...rest } = user;
  return {
    ...rest,
    displayName: user.name,
    emailDomain: user.email.split('@')[1] ?? '',
    userTenants,
    tenantIds: userTenants.map(({ tenantId }) => tenantId),
    tenantNames: userTenants.map(({ tenantName }) => tenantName),
  };
}

function readAuthInfo(run: Readable, path: Path): Json | undefined {
  if (run.session === null) return undefined;
  const { firstSeen, session, refresh } = run.session;
  return readAt(
    {
      firstSeen,
      sessionJwt: session.handle,
      refreshJwt: refresh.handle,
      user: userFields(signedInUser(run)) ?? null,
    },
    path,
    1,
  );
}
