import type { Outcome } from '../../core/engine/outcome.ts';
import type { Json } from '../../core/json.ts';
import { describeJson } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import type { User } from '../../core/users/user.ts';
import { parsePath, writeAt } from '../../core/values/path.ts';
import { resolveRow } from '../../core/values/row.ts';
import type { UpdateUserConfig } from './definition.ts';

/** The attributes that hold text, by the key a row may use. `displayName` is the attribute behind the field `name`. */
const TEXT: Readonly<
  Record<string, 'name' | 'givenName' | 'middleName' | 'familyName' | 'email' | 'phone' | 'picture'>
> = {
  displayName: 'name',
  name: 'name',
  givenName: 'givenName',
  middleName: 'middleName',
  familyName: 'familyName',
  email: 'email',
  phone: 'phone',
  picture: 'picture',
};

const FLAGS: Readonly<Record<string, 'verifiedEmail' | 'verifiedPhone'>> = {
  verifiedEmail: 'verifiedEmail',
  verifiedPhone: 'verifiedPhone',
};

/** Sets the listed attributes of the signed-in user; a key nobody knows, or a value of the wrong type, fails. */
export function executeUpdateUser(context: StepContext<UpdateUserConfig>): Outcome<'success'> {
  const { user } = context;
  if (user === undefined) {
    return failed('Nobody is signed in: place Update User after the step that signs the user in.');
  }
  let updated = user;
  for (const row of context.config.attributes) {
    const value = resolveRow(row, context);
    if (value === undefined) {
      context.assume('unresolved-value');
      context.warn(`${row.key} was left as it is: its value is not set here.`);
      continue;
    }
    const next = setAttribute(updated, row.key, value);
    if (typeof next === 'string') return failed(next);
    updated = next;
  }
  const names = context.config.attributes.map(({ key }) => key).join(', ');
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user: updated }],
    why: names === '' ? 'No attribute is listed: nothing changed.' : `Set ${names}.`,
  };
}

function setAttribute(user: User, key: string, value: Json): User | string {
  const text = Object.hasOwn(TEXT, key) ? TEXT[key] : undefined;
  if (text !== undefined) {
    if (typeof value === 'object' && value !== null) return wrongType(key, 'text', value);
    return { ...user, [text]: value === null ? '' : String(value) };
  }
  const flag = Object.hasOwn(FLAGS, key) ? FLAGS[key] : undefined;
  if (flag !== undefined) {
    const truth =
      value === '' ? false : value === 'true' ? true : value === 'false' ? false : value;
    return typeof truth === 'boolean'
      ? { ...user, [flag]: truth }
      : wrongType(key, 'true or false', value);
  }
  const path = parsePath(key);
  if (path === null || path[0] !== 'customAttributes' || path.length < 2) {
    return `"${key}" is no attribute of a user: expected ${[...Object.keys(TEXT), ...Object.keys(FLAGS)].join(', ')} or customAttributes.<name>.`;
  }
  return {
    ...user,
    customAttributes: writeAt(user.customAttributes, path, value === '' ? undefined : value, 1),
  };
}

function wrongType(key: string, expected: string, found: Json): string {
  return `${key} takes ${expected}, found ${describeJson(found)}.`;
}

function failed(message: string): Outcome<never> {
  return { type: 'fail', error: { type: 'UpdateUserPropertiesFailed', message } };
}
