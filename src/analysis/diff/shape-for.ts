import type { FormField } from '../../core/document/form.ts';
import { isJsonObject, own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';

/** What a form knows of an object. */
export interface Shape {
  /** Which one of several shapes it is; empty where there is only one. */
  readonly tag: string;
  /** What that shape is called. */
  readonly title: string;
  readonly fields: readonly FormField[];
  /** Of a record: what each of its values is. */
  readonly value?: FormField;
}

/** The fields an object has by its form; undefined where the form says nothing of it. */
export function shapeFor(field: FormField | undefined, value: JsonObject): Shape | undefined {
  switch (field?.type) {
    case 'group':
      return { tag: '', title: field.title, fields: field.fields };
    case 'record':
      return { tag: '', title: field.title, fields: [], value: field.value };
    case 'one-of': {
      const tag = own(value, field.discriminator);
      const found = field.alternatives.find((one) => one.value === tag);
      return found === undefined
        ? undefined
        : { tag: found.value, title: found.title, fields: found.fields };
    }
    case 'any-of': {
      const at = field.alternatives.findIndex((one) => holds(one, value));
      const found = field.alternatives[at];
      const shape = found === undefined ? undefined : shapeFor(found, value);
      return shape && { ...shape, tag: `${at} ${shape.tag}` };
    }
    default:
      return undefined;
  }
}

/** Whether a value has all that an alternative must have. */
function holds(field: FormField, value: Json): boolean {
  if (!isJsonObject(value)) return false;
  if (field.type !== 'group') return true;
  return field.fields.every(({ key, optional }) => optional || own(value, key) !== undefined);
}
