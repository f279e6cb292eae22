import { added, NONE } from '../../core/engine/lists.ts';
import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import type { Json } from '../../core/json.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { changeUser } from '../../core/users/change-user.ts';
import { insensitiveLoginId } from '../../core/users/user-index.ts';
import type { User } from '../../core/users/user.ts';
import { resolveRow } from '../../core/values/row.ts';
import { isDeclared, setAttribute } from './attributes.ts';
import { updateUser } from './definition.ts';
import type { UpdateUserConfig } from './config.ts';
import { attributesInForm } from './from-form.ts';
import { addLoginIds, userToKeep } from './login-ids.ts';
import { changeMemberships } from './memberships.ts';

export const executor = defineExecutor(updateUser, { execute: executeUpdateUser });

type Context = StepContext<UpdateUserConfig>;
type Setting = readonly [key: string, value: Json];

/**
 * Sets the listed attributes of the user, and changes login IDs, roles and tenants; a key nobody knows, a value of the
 * wrong type, an unknown role or tenant fails, and nothing is changed then.
 */
function executeUpdateUser(context: Context): Outcome<'success'> {
  const { user: current } = context;
  if (current === undefined) {
    return failed('Nobody is signed in: place Update User after the step that signs the user in.');
  }
  if (current.status === 'disabled' && context.assume('disabled-session') === 'over') {
    const who = current.loginIds[0] ?? current.userId;
    return failed(`"${who}" is disabled: nothing is changed in the name of that session.`);
  }
  const settings = settingsOf(context);
  const kept = userToKeep(current, settings, context);
  if (typeof kept === 'string') return failed(kept);
  const { user } = kept;
  let updated = user;
  let set = '';
  for (const [key, given] of settings) {
    const value = withoutBlanks(key, given, context);
    const next = setAttribute(updated, key, value, context.project.attributes);
    if (isDeclared(key, context.project.attributes)) context.assume('attribute-types');
    if (typeof next === 'string') return failed(next);
    updated = next;
    set = listed(set, key);
  }
  const memberships = changeMemberships(user, context);
  if (typeof memberships === 'string') return failed(memberships);
  if (memberships.roleNames !== user.roleNames || memberships.userTenants !== user.userTenants) {
    updated = changeUser(updated, memberships);
  }
  const identified = addLoginIds(updated, settings, context);
  const changed = unverified(user, identified.user, settings, context);
  return {
    type: 'go',
    port: 'success',
    operations:
      user.userId === current.userId
        ? [{ type: 'user.put', user: changed }]
        : operationsForOther(changed, context),
    why: `${kept.why}${whyOf(set, user, updated, context.config)}${identified.why}`,
  };
}

/** The other user is signed in, as every sign-in does it, or loaded as the one before was. */
function operationsForOther(user: User, context: Context): readonly Operation[] {
  const { userId } = user;
  if (!context.hasSession) {
    return [
      { type: 'user.load', userId },
      { type: 'user.put', user },
    ];
  }
  const firstSeen =
    context.assume('first-seen') === 'never-logged-in' && user.lastLoginTime === null;
  const lastLoginTime = Math.floor(context.clock / 1000);
  return [
    { type: 'user.put', user: changeUser(user, { status: 'enabled', lastLoginTime }) },
    { type: 'session.start', userId, firstSeen, amr: [] },
  ];
}

/** The rows that have a value here; with nothing listed at all what the form holds. */
function settingsOf(context: Context): readonly Setting[] {
  const { attributes, rolesChange, tenantsChange } = context.config;
  if (attributes.length === 0 && rolesChange === undefined && tenantsChange === undefined) {
    return context.assume('update-user-from-form') === 'form'
      ? attributesInForm(context, context.project.attributes)
      : [];
  }
  let settings: Setting[] = NONE;
  for (const row of attributes) {
    const value = resolveRow(row, context, `${row.key} was left as it is`);
    if (value !== undefined) settings = added(settings, [[row.key, value]]);
  }
  return settings;
}

/** Blanks around an address are cut off, as around every login ID; any other value is taken as it is. */
function withoutBlanks(key: string, value: Json, context: Context): Json {
  if ((key !== 'email' && key !== 'phone') || typeof value !== 'string') return value;
  const text = value.trim();
  if (text !== value) context.assume('login-id-blanks');
  return text;
}

/** What was verified is another address: the new one is not, unless the step says so itself. */
function unverified(
  before: User,
  after: User,
  settings: readonly Setting[],
  context: Context,
): User {
  const hasNewEmail = after.verifiedEmail && !isSameAddress(after.email, before.email, context);
  const hasNewPhone = after.verifiedPhone && after.phone !== before.phone;
  if (!hasNewEmail && !hasNewPhone) return after;
  const says = (flag: string): boolean => settings.some(([key]) => key === flag);
  const email = hasNewEmail && !says('verifiedEmail');
  const phone = hasNewPhone && !says('verifiedPhone');
  if (!(email || phone) || context.assume('changed-address') === 'kept') return after;
  return changeUser(after, {
    ...(email && { verifiedEmail: false }),
    ...(phone && { verifiedPhone: false }),
  });
}

/** Two spellings of one address are the same login ID, so what was verified of one is of the other. */
function isSameAddress(a: string, b: string, context: Context): boolean {
  if (a === b || insensitiveLoginId(a) !== insensitiveLoginId(b)) return a === b;
  return context.assume('login-id-case') === 'insensitive';
}

function whyOf(set: string, before: User, after: User, config: UpdateUserConfig): string {
  let changes = set;
  if (after.roleNames !== before.roleNames) changes = listed(changes, 'the roles');
  if (after.userTenants !== before.userTenants) changes = listed(changes, 'the tenants');
  if (changes !== '') return `Set ${changes}.`;
  if (config.attributes.length > 0) {
    return 'No listed attribute has a value here: nothing changed.';
  }
  return config.rolesChange === undefined && config.tenantsChange === undefined
    ? 'No attribute is listed, and the form holds none: nothing changed.'
    : 'Roles and tenants are so already: nothing changed.';
}

/** One thing more in a list of words. */
function listed(before: string, one: string): string {
  return before === '' ? one : `${before}, ${one}`;
}

function failed(message: string): Outcome<never> {
  return { type: 'fail', error: { type: 'UpdateUserPropertiesFailed', message } };
}
