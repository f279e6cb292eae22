import { joinPath } from '../document/json-text.ts';
import { own, sameJson } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { User } from '../users/user.ts';
import type { TracedWrite } from './trace.ts';
import { statusInWords } from './user-fields.ts';

/** What a change of the signed-in user writes below `user`: its fields, then its custom attributes, each that differs. By name, since every
 * sign-in looks at two users. */
export function userWrites(before: User, after: User): TracedWrite[] {
  const writes: TracedWrite[] = [];
  if (before.loginIds !== after.loginIds)
    add(writes, 'user.loginIds', before.loginIds, after.loginIds);
  if (before.name !== after.name) add(writes, 'user.name', before.name, after.name);
  if (before.givenName !== after.givenName)
    add(writes, 'user.givenName', before.givenName, after.givenName);
  if (before.middleName !== after.middleName)
    add(writes, 'user.middleName', before.middleName, after.middleName);
  if (before.familyName !== after.familyName)
    add(writes, 'user.familyName', before.familyName, after.familyName);
  if (before.email !== after.email) add(writes, 'user.email', before.email, after.email);
  if (before.phone !== after.phone) add(writes, 'user.phone', before.phone, after.phone);
  if (before.verifiedEmail !== after.verifiedEmail)
    add(writes, 'user.verifiedEmail', before.verifiedEmail, after.verifiedEmail);
  if (before.verifiedPhone !== after.verifiedPhone)
    add(writes, 'user.verifiedPhone', before.verifiedPhone, after.verifiedPhone);
  if (before.roleNames !== after.roleNames)
    add(writes, 'user.roleNames', before.roleNames, after.roleNames);
  if (before.permissions !== after.permissions)
    add(writes, 'user.permissions', before.permissions, after.permissions);
  if (before.userTenants !== after.userTenants)
    add(writes, 'user.userTenants', before.userTenants, after.userTenants);
  if (before.status !== after.status)
    add(writes, 'user.status', before.status, statusInWords(after.status));
  if (before.picture !== after.picture) add(writes, 'user.picture', before.picture, after.picture);
  if (before.test !== after.test) add(writes, 'user.test', before.test, after.test);
  if (before.password !== after.password)
    add(writes, 'user.password', before.password, after.password);
  if (before.webauthn !== after.webauthn)
    add(writes, 'user.webauthn', before.webauthn, after.webauthn);
  if (before.TOTP !== after.TOTP) add(writes, 'user.TOTP', before.TOTP, after.TOTP);
  if (before.SAML !== after.SAML) add(writes, 'user.SAML', before.SAML, after.SAML);
  if (before.OAuth !== after.OAuth) add(writes, 'user.OAuth', before.OAuth, after.OAuth);
  if (before.createdTime !== after.createdTime)
    add(writes, 'user.createdTime', before.createdTime, after.createdTime);
  if (before.lastLoginTime !== after.lastLoginTime)
    add(writes, 'user.lastLoginTime', before.lastLoginTime, after.lastLoginTime);
  if (before.customAttributes !== after.customAttributes) {
    addAttributes(writes, before.customAttributes, after.customAttributes);
  }
  return writes;
}

function addAttributes(writes: TracedWrite[], before: JsonObject, after: JsonObject): void {
  for (const name of Object.keys(before)) {
    addAttribute(writes, name, own(before, name), own(after, name));
  }
  for (const name of Object.keys(after)) {
    if (!Object.hasOwn(before, name)) addAttribute(writes, name, undefined, own(after, name));
  }
}

function addAttribute(
  writes: TracedWrite[],
  name: string,
  before: Json | undefined,
  after: Json | undefined,
): void {
  if (before !== after) add(writes, joinPath('user.customAttributes', name), before, after);
}

function add(
  writes: TracedWrite[],
  path: string,
  before: Json | undefined,
  after: Json | undefined,
): void {
  if (before === after || sameJson(before, after)) return;
  writes.push(after === undefined ? { path } : { path, value: after });
}
