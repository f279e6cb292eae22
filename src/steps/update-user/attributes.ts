import { joinPath } from '../../core/document/json-text.ts';
import { describeJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { changeUser } from '../../core/users/change-user.ts';
import type { Project } from '../../core/users/project.ts';
import type { User } from '../../core/users/user.ts';
import { parsePath, writeAt } from '../../core/values/path.ts';
import { coerceAttribute } from './custom-attribute.ts';

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

/**
 * The user with one attribute set: empty text clears. Answers a sentence that says what is wrong where nobody knows
 * the key, or the value has the wrong type.
 */
export function setAttribute(
  user: User,
  key: string,
  value: Json,
  declared: Project['attributes'],
): User | string {
  const text = Object.hasOwn(TEXT, key) ? TEXT[key] : undefined;
  if (text !== undefined) {
    if (typeof value === 'object' && value !== null) return wrongType(key, 'text', value);
    return changeUser(user, { [text]: value === null ? '' : String(value) });
  }
  const flag = Object.hasOwn(FLAGS, key) ? FLAGS[key] : undefined;
  if (flag !== undefined) {
    const truth =
      value === '' ? false : value === 'true' ? true : value === 'false' ? false : value;
    return typeof truth === 'boolean'
      ? changeUser(user, { [flag]: truth })
      : wrongType(key, 'true or false', value);
  }
  return setCustomAttribute(user, key, value, declared);
}

/** The context paths that setting an attribute writes. Custom attributes are traced one by one, each as a whole. */
export function pathsWrittenBy(key: string): readonly string[] {
  if (key === 'displayName' || key === 'name') return ['user.displayName', 'user.name'];
  if (key === 'email') return ['user.email', 'user.verifiedEmail'];
  if (key === 'phone') return ['user.phone', 'user.verifiedPhone'];
  const path = parsePath(key);
  const attribute = path?.[0] === 'customAttributes' ? path[1] : undefined;
  return attribute === undefined
    ? [`user.${key}`]
    : [joinPath('user.customAttributes', String(attribute))];
}

/** Whether a key names a custom attribute that the project says the type of. */
export function isDeclared(key: string, declared: Project['attributes']): boolean {
  if (declared.size === 0) return false;
  const path = parsePath(key);
  return path?.[0] === 'customAttributes' && declared.has(String(path[1]));
}

function setCustomAttribute(
  user: User,
  key: string,
  value: Json,
  declared: Project['attributes'],
): User | string {
  const path = parsePath(key);
  if (path === null || path[0] !== 'customAttributes' || path.length < 2) {
    return `"${key}" is no attribute of a user: expected ${[...Object.keys(TEXT), ...Object.keys(FLAGS)].join(', ')} or customAttributes.<name>.`;
  }
  const definition = declared.get(String(path[1]));
  if (definition === undefined && declared.size > 0) {
    return `The project has no custom attribute "${path[1]}": it has ${[...declared.keys()].join(', ')}.`;
  }
  const { customAttributes } = user;
  if (value === '' || (value === null && definition !== undefined)) {
    return changeUser(user, { customAttributes: writeAt(customAttributes, path, undefined, 1) });
  }
  if (definition === undefined) {
    return changeUser(user, { customAttributes: writeAt(customAttributes, path, value, 1) });
  }
  if (path.length > 2) {
    return `customAttributes.${definition.name} holds one value: "${key}" names a part of it.`;
  }
  const coerced = coerceAttribute(definition, value);
  if ('wrong' in coerced) return coerced.wrong;
  return changeUser(user, { customAttributes: writeAt(customAttributes, path, coerced.value, 1) });
}

function wrongType(key: string, expected: string, found: Json): string {
  return `${key} takes ${expected}, found ${describeJson(found)}.`;
}
