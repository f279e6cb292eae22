import { isFactRoot } from '../../core/engine/context-roots.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Mock } from '../../core/mocks/mock.ts';
import { connectorName } from '../../core/mocks/http.ts';
import type { HttpRequest } from '../../core/mocks/http.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { toText } from '../../core/conditions/coerce.ts';
import { parsePath, writeAt } from '../../core/values/path.ts';
import type { UserInput } from '../../core/users/user.ts';
import type { Choices } from './choices.ts';
import type { WhatIsRead } from './what-is-read.ts';

/** What people type and APIs answer where nothing in the flow asks for something else. */
export const TYPICAL: Readonly<Record<string, Json>> = {
  email: 'ann@example.com',
  phone: '+12025550123',
  externalId: 'ann',
  fullName: 'Ann Example',
  givenName: 'Ann',
  familyName: 'Example',
  displayName: 'Ann Example',
  name: 'Ann Example',
  password: 'correct-horse-1',
  newPassword: 'correct-horse-2',
  code: '123456',
  photo: 'photo.png',
};

/** Who is there and who comes. */
export type Setting = Pick<Scenario, 'users' | 'request'>;

/** Who comes, and who is there already: users and request of one run. */
export function makeWorld(read: WhatIsRead, choices: Choices): Setting {
  const kind = choices.pick(
    'user',
    ['nobody', 'known', 'never signed in', 'disabled'],
    (one) => one,
  );
  const user: UserInput = {
    loginIds: ['ann@example.com', 'ann', '+12025550123'],
    email: 'ann@example.com',
    phone: '+12025550123',
    name: 'Ann Example',
    verifiedEmail: true,
    ...(kind !== 'never signed in' && { lastLoginTime: 1_767_225_600 }),
    ...(kind === 'disabled' && { status: 'disabled' as const }),
    ...methods(choices),
    ...attributes(read, choices),
    ...tenantOf(read, choices),
  };
  const session = choices.pick('session', ['none', 'valid'], (one) => one);
  const hasUser = kind !== 'nobody';
  const request = {
    ...given(read, choices),
    ...(session === 'valid' &&
      hasUser && { session: { state: 'valid' as const, user: 'ann@example.com' } }),
  };
  return {
    users: hasUser ? [user] : [],
    ...(Object.keys(request).length > 0 && { request }),
  };
}

/** Attributes of the user that conditions look at. */
function attributes(read: WhatIsRead, choices: Choices): JsonObject {
  let user: JsonObject = {};
  for (const [path, values] of read.probes) {
    const below = /^(?:user|unauthUser|authInfo\.user)\.(.+)$/
      .exec(path)?.[1]
      ?.replace(/^oauth\b/, 'OAuth')
      .replace(/^displayName$/, 'name');
    const parsed = below === undefined ? null : parsePath(below);
    if (parsed === null || UNSETTABLE.has(parsed[0])) continue;
    const value = choices.pick(path, withTypical(parsed, values, read), nameOf);
    if (value !== undefined) user = writeAt(user, parsed, value);
  }
  return user;
}

/** What no user has as an attribute of a free kind. */
const UNSETTABLE: ReadonlySet<string> = new Set([
  'loggedIn',
  'loginIds',
  'userId',
  'status',
  'roleNames',
  'permissions',
  'userTenants',
  'tenantIds',
  'tenantNames',
  'emailDomain',
  'createdTime',
  'lastLoginTime',
]);

/** What the user signs in with: everything, or nothing yet. */
function methods(choices: Choices): Partial<UserInput> {
  return choices.pick('methods', [true, false], String) === true
    ? { password: true, webauthn: true, TOTP: true, OAuth: { google: true, apple: true } }
    : {};
}

/** Half of the users belong to a tenant. */
function tenantOf({ tenant }: WhatIsRead, choices: Choices): Pick<UserInput, 'userTenants'> {
  const belongs = choices.pick('tenant', [true, false], String) === true;
  return belongs ? { userTenants: [{ tenantId: tenant }] } : {};
}

/** What the app and the browser bring along: cookies, inputs and facts that the flow reads. */
function given(read: WhatIsRead, choices: Choices): NonNullable<Scenario['request']> {
  const cookies: Record<string, string> = {};
  let client: JsonObject = {};
  let context: JsonObject = {};
  let form: JsonObject = {};
  const { paths, probes } = read;
  for (const path of paths) {
    const parsed = parsePath(path);
    if (parsed === null) continue;
    const [root, ...rest] = parsed;
    const options = probes.get(path) ?? [];
    const value = (): Json => choices.pick(path, withTypical(parsed, options, read), nameOf) ?? 'x';
    if (root === 'cookies' && rest.length === 1) cookies[String(rest[0])] = toText(value());
    if (root === 'client' && rest.length > 0) client = writeAt(client, rest, value());
    if (isFactRoot(root) && options.length > 0) {
      context =
        rest.length === 0 ? { ...context, [root]: value() } : writeAt(context, parsed, value());
    }
    // Half of the runs bring a form along that no screen asks for.
    const brings = choices.pick(`bring ${path}`, [false, true], String) === true;
    if (root === 'form' && options.length > 0 && rest.length > 0 && brings) {
      form = writeAt(form, rest, value());
    }
  }
  // Who is not signed in is known by an identifier: a flow may ask before any screen does.
  const asksWho = paths.some((path) => parsePath(path)?.[0] === 'unauthUser');
  if (asksWho && choices.pick('bring form.email', [false, true], String) === true) {
    form = { ...form, email: TYPICAL['email'] ?? '' };
  }
  return {
    ...(Object.keys(cookies).length > 0 && { cookies }),
    ...(Object.keys(client).length > 0 && { client: { ...client } }),
    ...(Object.keys(form).length > 0 && { form: { ...form } }),
    ...(Object.keys(context).length > 0 && { context: { ...context } }),
  };
}

/** The values worth trying, after the one that usually stands there. */
function withTypical(
  path: readonly (string | number)[],
  values: readonly Json[],
  { tenant }: WhatIsRead,
): readonly Json[] {
  if (values.some((value) => value !== '')) return values;
  return [typicalOf(String(path.at(-1)), tenant), ...values];
}

/** What usually stands under a name: names tell flags, numbers and times from text. */
function typicalOf(name: string, tenant: string): Json {
  const known = TYPICAL[name];
  if (known !== undefined) return known;
  if (/tenant|company|organi[sz]ation/i.test(name)) return tenant;
  // A login ID of the user who may be there already.
  if (/id$/i.test(name)) return 'ann';
  if (/verified|active|enabled|allowed|^(?:is|has)[A-Z_]/i.test(name)) return true;
  if (/count|score|amount|age$|level|number/i.test(name)) return 1;
  return /time$|date$|At$/.test(name) ? '2026-01-31T09:30:00Z' : 'x';
}

function nameOf(value: Json): string {
  return JSON.stringify(value);
}

/** How an API may answer. */
const ANSWERS = ['success', 'not found', 'error', 'no connection'] as const;

/**
 * A mock for a request that no mock answers yet. What the flow reads of an answer of this step stands in the one for
 * success; an access token stands in every one.
 */
export function makeMock(
  request: HttpRequest,
  contextKeys: readonly string[],
  read: WhatIsRead,
  choices: Choices,
): Mock {
  const { method, url } = request;
  const path = pathOf(url);
  const base = { connector: connectorName(request), method, path };
  if (request.purpose === 'access-token') {
    return { ...base, status: 200, json: { access_token: 'made-up', expires_in: 3600 } };
  }
  const answer = choices.pick(`${method} ${path}`, ANSWERS, (one) => one) ?? 'success';
  if (answer === 'no connection') return { ...base, status: 200, fault: 'network' };
  if (answer === 'not found') return { ...base, status: 404, json: { error: 'not found' } };
  if (answer === 'error') return { ...base, status: 500, json: { error: 'internal' } };
  return { ...base, status: 200, json: toMutable(bodyFor(contextKeys, read, choices)) };
}

function bodyFor(contextKeys: readonly string[], read: WhatIsRead, choices: Choices): JsonObject {
  const { paths, probes } = read;
  let body: JsonObject = {};
  for (const path of paths) {
    const parsed = parsePath(path);
    if (parsed?.[0] !== 'connectors' || !contextKeys.includes(String(parsed[1]))) continue;
    const below = parsed.slice(2).filter((part) => part !== 'body');
    if (below.length === 0 || below[0] === 'statusCode' || below[0] === 'headers') continue;
    const options = probes.get(path) ?? [];
    const value = choices.pick(path, withTypical(below, options, read), nameOf);
    body = writeAt(body, below, value ?? 'x');
  }
  return body;
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

/** Scenarios are documents: their JSON is not read-only by type. */
function toMutable(body: JsonObject): NonNullable<Mock['json']> {
  return { ...body };
}
