import { describeForm } from '../../../core/document/form.ts';
import type { FormField } from '../../../core/document/form.ts';
import { flowSchema } from '../../../core/document/schema.ts';
import type { FormIssue } from '../../forms/read-form.ts';

/** What the settings dialog edits of a flow. */
export const SETTINGS_SCHEMA = flowSchema.pick({
  name: true,
  description: true,
  settings: true,
  assumptions: true,
});

/** A part of the dialog that is a form. */
export interface SettingsSection {
  readonly id: 'settings-flow' | 'settings-template' | 'settings-people';
  readonly label: string;
  readonly fields: readonly FormField[];
}

const FIELDS = describeForm(SETTINGS_SCHEMA).filter(({ key }) => key !== 'assumptions');
const TEMPLATE: readonly string[] = ['template'];
const PEOPLE: readonly string[] = ['attributes', 'tenants', 'roles', 'testUsers'];

/** Every setting stands in one of them: those that none names in the first. */
export const SECTIONS: readonly SettingsSection[] = [
  {
    id: 'settings-flow',
    label: 'Flow',
    fields: withSettings(FIELDS, (key) => !TEMPLATE.includes(key) && !PEOPLE.includes(key)),
  },
  {
    id: 'settings-template',
    label: 'JWT template',
    fields: withSettings(onlySettings(), (key) => TEMPLATE.includes(key)),
  },
  {
    id: 'settings-people',
    label: 'Attributes, tenants, roles',
    fields: withSettings(onlySettings(), (key) => PEOPLE.includes(key)),
  },
];

/** The section in which the field at this path is edited. */
export function sectionOf({ path }: FormIssue): SettingsSection['id'] | undefined {
  const [, key = ''] = /^settings\.([A-Za-z]+)/.exec(path) ?? [];
  if (TEMPLATE.includes(key)) return 'settings-template';
  if (PEOPLE.includes(key)) return 'settings-people';
  return path.startsWith('assumptions') ? undefined : 'settings-flow';
}

function onlySettings(): readonly FormField[] {
  return FIELDS.filter(({ key }) => key === 'settings');
}

function withSettings(
  fields: readonly FormField[],
  has: (key: string) => boolean,
): readonly FormField[] {
  return fields.map((field) =>
    field.key === 'settings' && field.type === 'group'
      ? withoutFrames({ ...field, fields: field.fields.filter(({ key }) => has(key)) })
      : field,
  );
}

/** The fields inside say what they are. */
function withoutFrames(field: FormField): FormField {
  return field.type === 'group'
    ? { ...field, title: '', fields: field.fields.map(withoutFrames) }
    : field;
}
