import type { AssumptionId } from '../assumptions/table.ts';
import { own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { currentTenant } from '../tokens/rights.ts';
import type { Session } from '../tokens/session.ts';
import { findByUserId } from '../users/overlay.ts';
import type { Overlay } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { parsePath, readAt } from '../values/path.ts';
import type { Path } from '../values/path.ts';
import type { Env } from './env.ts';
import { otherName } from './form-names.ts';
import { factAt, START_FACTS } from './start-facts.ts';
import type { Context, Extra } from './state.ts';
import { tenantAskedFor } from './tenant-asked-for.ts';
import { identifiersOf, unauthUser } from './unauth-user.ts';
import { knownIn, tenantFields, userFields } from './user-fields.ts';

/** The parts of a run that dynamic values read. */
export interface Readable {
  readonly env: Env;
  readonly context: Context;
  readonly overlay: Overlay;
  readonly session: Session | null;
  readonly extra: Extra;
  /** Is told of what is assumed of a user who is found by the form. */
  assume?(id: AssumptionId): string;
}

/**
 * What a dynamic value reads: the value at a context path, or undefined where nothing stands there or the text is no
 * path. The roots are those of `context-roots.ts`.
 */
export function readContext(run: Readable, text: string): Json | undefined {
  const path = parsePath(text);
  return path === null ? undefined : readPath(run, path);
}

/** The same for a path taken apart. */
export function readPath(run: Readable, path: Path): Json | undefined {
  const [root] = path;
  switch (root) {
    case 'form':
    case 'inputs':
      return readForm(run.context.form, path);
    case 'connectors':
      return readAt(run.context.connectors, path, 1);
    case 'scripts':
      return readAt(run.context.scripts, path, 1);
    case 'client':
      return readAt(run.context.client, path, 1);
    case 'cookies':
      return readAt(run.context.cookies, path, 1);
    case 'tenant':
      return readTenant(run, path);
    case 'user':
      return readUser(run, path);
    case 'unauthUser':
      return readAt(
        unauthUserFields(run, (id) => run.assume?.(id)),
        path,
        1,
      );
    case 'loginIds':
      return readAt(
        identifiersOf(run, (id) => run.assume?.(id)),
        path,
        1,
      );
    case 'authInfo':
      return readAuthInfo(run, path);
    case 'jwtClaims':
      return readAt(run.session?.session.claims, path, 1);
    case 'sessionJwtClaims':
      return readAt(sessionJwtClaims(run), path, 1);
    case 'subflowInput':
      return readAt(run.extra.stack.at(-1)?.input, path, 1);
    default:
      // Facts hold nothing but roots of plain facts: what can be no root reads as nothing.
      return readAt(factAt(run.extra.facts, root), path, 1);
  }
}

/** A name under its other one; keys flattened with dots by their path, and nested ones as if they were flattened. */
function readForm(form: JsonObject, path: Path): Json | undefined {
  const value = readAt(form, path, 1);
  if (value !== undefined || path.length < 2) return value;
  if (path.length > 2) return own(form, path.slice(1).join('.'));
  const other = otherName(path);
  if (other !== null) return own(form, other);
  const [, key] = path;
  return typeof key === 'string' && key.includes('.')
    ? readAt(form, ['form', ...key.split('.')], 1)
    : undefined;
}

function withBothNames(form: JsonObject): JsonObject {
  const displayName = own(form, 'displayName') ?? own(form, 'fullName');
  if (displayName === undefined) return form;
  return { ...form, displayName, fullName: own(form, 'fullName') ?? displayName };
}

/** The context as one object, as jq programs and scripts see it: every root that holds something. */
export function wholeContext(run: Readable): JsonObject {
  const { connectors, scripts, client, cookies } = run.context;
  const form = withBothNames(run.context.form);
  const user = fieldsOf(run, signedInUser(run));
  const roots: { [root: string]: Json | undefined } = {
    ...run.extra.facts,
    form,
    inputs: form,
    connectors,
    scripts,
    client,
    cookies,
    tenant: readTenant(run, ['tenant']),
    user: { ...user, loggedIn: isLoggedIn(run) },
    unauthUser: unauthUserFields(run),
    loginIds: identifiersOf(run),
    authInfo: readAuthInfo(run, ['authInfo']),
    jwtClaims: run.session?.session.claims,
    sessionJwtClaims: sessionJwtClaims(run),
    subflowInput: run.extra.stack.at(-1)?.input,
  };
  // The start facts first and key by key: to spread them into the roots takes V8 as long as a jq program.
  const whole: { [root: string]: Json } = {};
  for (const root in START_FACTS) setOwn(whole, root, factAt(run.extra.facts, root) ?? null);
  for (const [root, value] of Object.entries(roots)) if (value !== undefined) whole[root] = value;
  return whole;
}

/** The authenticated user as the run sees it now, or the one that Load User loaded, or whose session came along. */
export function signedInUser(run: Readable): User | undefined {
  const userId = run.session?.userId ?? run.extra.loaded ?? sessionUser(run);
  return userId === null ? undefined : findByUserId(run.env.users, run.overlay, userId);
}

/** User ID of whose valid session came along (assumption `session-user`). */
function sessionUser({ env, extra: { existing } }: Readable): string | null {
  return existing?.state === 'valid' && env.flow.assumptions['session-user'] === 'known'
    ? existing.userId
    : null;
}

function readUser(run: Readable, path: Path): Json | undefined {
  if (path[1] === 'loggedIn' && path.length === 2) return isLoggedIn(run);
  return readAt(fieldsOf(run, signedInUser(run)), path, 1);
}

/** True with a session of this run, and with a valid one that the person brought along (Descope docs, "Load User"). */
function isLoggedIn({ session, extra }: Readable): boolean {
  return (session !== null && session.userId !== null) || extra.existing?.state === 'valid';
}

function sessionJwtClaims({ extra: { existing } }: Readable): JsonObject | undefined {
  return existing?.state === 'valid' ? existing.claims : undefined;
}

/** Of whom the identifiers in the form belong to; resolves without Load User (facts/descope.md §4.4). */
function unauthUserFields(
  run: Readable,
  assume?: (id: AssumptionId) => void,
): JsonObject | undefined {
  const found = unauthUser(run, assume);
  return found && { ...fieldsOf(run, found.user), loginId: found.loginId };
}

/** The user's fields as this run knows them; undefined without a user. */
function fieldsOf(run: Readable, user: User | undefined): JsonObject | undefined {
  if (user === undefined) return undefined;
  return userFields(user, {
    tenant: currentTenant(user, tenantAskedFor(run, user), true),
    project: run.env.flow.project,
    ...knownIn(run.extra.facts),
  });
}

/** The tenant asked for, else the only one of the person who signed in; `tenant` itself is its id. */
function readTenant(run: Readable, path: Path): Json | undefined {
  const user = signedInUser(run);
  const asked = tenantAskedFor(run, user);
  const ofUser = user === undefined ? undefined : currentTenant(user, asked, true);
  if (path.length === 1) return asked ?? ofUser?.tenantId;
  const { project } = run.env.flow;
  if (ofUser !== undefined) return readAt(tenantFields(ofUser, project), path, 1);
  const declared = asked === null ? undefined : project.tenants.get(asked);
  return declared === undefined
    ? undefined
    : readAt({ id: declared.id, name: declared.name, domains: declared.domains ?? [] }, path, 1);
}

/** Cookie facts are those of the refresh token (Descope docs, "Dynamic Values": authInfo). */
function readAuthInfo(run: Readable, path: Path): Json | undefined {
  if (run.session === null) return undefined;
  const { firstSeen, session, refresh, refreshExpires } = run.session;
  const issuedAt = own(refresh.claims, 'iat');
  return readAt(
    {
      firstSeen,
      sessionJwt: session.handle,
      refreshJwt: refresh.handle,
      cookieDomain: '',
      cookiePath: '/',
      cookieMaxAge: typeof issuedAt === 'number' ? refreshExpires - issuedAt : 0,
      cookieExpiration: refreshExpires,
      user: fieldsOf(run, signedInUser(run)) ?? null,
    },
    path,
    1,
  );
}
