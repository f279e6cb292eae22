import { expect, test } from 'vitest';
import type { FormField } from '../../../core/document/form.ts';
import { SECTIONS, sectionOf } from './settings-sections.ts';

/** The paths of the fields of a section, groups taken apart. */
function pathsOf(fields: readonly FormField[], base = ''): readonly string[] {
  return fields.flatMap((field) => {
    const path = base === '' ? field.key : `${base}.${field.key}`;
    return field.type === 'group' ? pathsOf(field.fields, path) : [path];
  });
}

test('every setting stands in one section, and an issue of it leads there', () => {
  const all = SECTIONS.map(({ id, fields }) => [id, pathsOf(fields)] as const);
  expect(all.map(([id, paths]) => [id, paths.slice(0, 3)])).toEqual([
    ['settings-flow', ['name', 'description', 'settings.projectId']],
    [
      'settings-template',
      [
        'settings.template.authSchema',
        'settings.template.emptyClaimPolicy',
        'settings.template.autoDct',
      ],
    ],
    ['settings-people', ['settings.attributes', 'settings.tenants', 'settings.roles']],
  ]);
  for (const [id, paths] of all) {
    expect(new Set(paths.map((path) => sectionOf({ path, message: '' })))).toEqual(new Set([id]));
  }
  expect(sectionOf({ path: 'assumptions.amr', message: '' })).toBeUndefined();
});
