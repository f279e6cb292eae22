import { isJsonObject } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { joinPath } from '../../core/document/json-text.ts';
import type { Project } from '../../core/users/project.ts';

/** The form fields of each attribute, the first that is set counts. Source: facts/descope.md §1.4, §4.2. */
const FIELDS: readonly (readonly [key: string, ...paths: readonly string[]])[] = [
  ['displayName', 'form.displayName', 'form.fullName'],
  ['givenName', 'form.givenName'],
  ['middleName', 'form.middleName'],
  ['familyName', 'form.familyName'],
  ['email', 'form.email'],
  ['phone', 'form.phone'],
  ['picture', 'form.picture', 'form.photo'],
];

/** The keys that {@link attributesInForm} may answer. */
export const FORM_KEYS: readonly string[] = FIELDS.map(([key]) => key);

/**
 * Every attribute that the form holds a value for, as older exports of the action take them (assumption
 * `update-user-from-form`); declared custom attributes also under their plain name.
 */
export function attributesInForm(
  context: StepContext,
  declared: Project['attributes'],
): readonly (readonly [key: string, value: Json])[] {
  const custom = context.read('form.customAttributes');
  const names = new Set([...declared.keys(), ...(isJsonObject(custom) ? Object.keys(custom) : [])]);
  const fields = [
    ...FIELDS,
    ...[...names].map((name): readonly [string, ...string[]] => [
      joinPath('customAttributes', name),
      joinPath('form.customAttributes', name),
      ...(declared.has(name) ? [joinPath('form', name)] : []),
    ]),
  ];
  return fields.flatMap(([key, ...paths]) => {
    for (const path of paths) {
      const value = context.read(path);
      if (value !== undefined) return [[key, value] as const];
    }
    return [];
  });
}
