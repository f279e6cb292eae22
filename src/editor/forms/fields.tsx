import { joinPath } from '../../core/document/json-text.ts';
import { textOf } from '../../core/values/template.ts';
import type { FormField } from '../../core/document/form.ts';
import { own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { useFieldEditor } from './field-slot.ts';
import styles from './forms.module.css';

export interface FieldsProps {
  readonly fields: readonly FormField[];
  readonly value: JsonObject;
  /** The changed object, and the JSON path of the field that changed. */
  readonly onChange: (value: JsonObject, path: string) => void;
  /** JSON path of the object; empty at the form's root. */
  readonly path?: string;
}

/** The fields of an object: one editor each, in the schema's order. */
export function Fields({ fields, value, onChange, path = '' }: FieldsProps) {
  const FieldEditor = useFieldEditor();
  return (
    <div className={styles.form}>
      {fields
        .filter((field) => isShown(field, value))
        .map((field) => (
          <FieldEditor
            key={field.key}
            field={withHelp(field, value)}
            path={joinPath(path, field.key)}
            value={own(value, field.key)}
            onChange={(next, changed) => onChange(withField(value, field, next), changed)}
          />
        ))}
    </div>
  );
}

/** Leaves an optional field out when it is emptied, so that the document stays short. */
function withField(object: JsonObject, field: FormField, next: Json | undefined): JsonObject {
  const { [field.key]: _before, ...others } = object;
  const isEmpty = next === '' || (next === null && field.type !== 'json');
  if (next === undefined || (field.optional && isEmpty)) return others;
  return { ...object, [field.key]: next };
}

/** The field with the help for what its sibling says. */
function withHelp(field: FormField, value: JsonObject): FormField {
  if (field.helpWhen === undefined) return field;
  const sibling = own(value, field.helpWhen.field);
  const description =
    typeof sibling === 'string' && Object.hasOwn(field.helpWhen.is, sibling)
      ? field.helpWhen.is[sibling]
      : undefined;
  return description === undefined ? field : { ...field, description };
}

function isShown({ shownWhen, type }: FormField, value: JsonObject): boolean {
  if (type === 'constant') return false;
  if (shownWhen === undefined) return true;
  const sibling = own(value, shownWhen.field);
  return shownWhen.is.includes(sibling === undefined ? '' : textOf(sibling));
}
