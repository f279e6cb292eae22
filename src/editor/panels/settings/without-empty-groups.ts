import type { FormField } from '../../../core/document/form.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';

/**
 * Groups of a form that were emptied leave nothing behind, nor do the groups around them. What is no group of it stays
 * as it is: JSON that somebody wrote may hold empty objects.
 */
export function withoutEmptyGroups(object: JsonObject, fields: readonly FormField[]): JsonObject {
  return fields.reduce((kept: JsonObject, field) => {
    const value = own(kept, field.key);
    if (field.type !== 'group' || !isJsonObject(value)) return kept;
    const { [field.key]: _before, ...others } = kept;
    const inner = withoutEmptyGroups(value, field.fields);
    return Object.keys(inner).length === 0 ? others : { ...kept, [field.key]: inner };
  }, object);
}
