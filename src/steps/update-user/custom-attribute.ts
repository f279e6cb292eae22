import { describeJson, isJsonArray } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import type { AttributeDefinition } from '../../core/document/settings.ts';
import { readTime } from '../../core/values/row.ts';
import { asNumber, asTruth } from '../../core/values/typed-value.ts';

/** The value as an attribute of its type holds it, or a sentence that says what is wrong. */
export type Coerced = { readonly value: Json } | { readonly wrong: string };

/** What a declared custom attribute takes (assumption `attribute-types`). Empty text and null clear before it is asked. */
export function coerceAttribute(
  { name, type, options = [] }: AttributeDefinition,
  value: Json,
): Coerced {
  const refuse = (expected: string): Coerced => ({
    wrong: `customAttributes.${name} takes ${expected}, found ${describeJson(value)}.`,
  });
  const isOption = (one: Json): boolean =>
    typeof one === 'string' && (options.length === 0 || options.includes(one));
  const named = options.length === 0 ? 'text' : `one of ${options.join(', ')}`;
  switch (type) {
    case 'text':
      return typeof value === 'object' ? refuse('text') : { value: String(value) };
    case 'number': {
      const number = asNumber(value);
      return number === undefined ? refuse('a number') : { value: number };
    }
    case 'boolean': {
      const truth = asTruth(value);
      return truth === undefined ? refuse('true or false') : { value: truth };
    }
    case 'singleselect':
      return isOption(value) ? { value } : refuse(named);
    case 'multiselect': {
      const chosen = isJsonArray(value) ? value : [value];
      return chosen.every(isOption) ? { value: chosen } : refuse(`a list, each ${named}`);
    }
    case 'date': {
      const time = typeof value === 'string' ? readTime(value) : undefined;
      if (time !== undefined) return { value: Math.floor(time / 1000) };
      return Number.isInteger(value) ? { value } : refuse('a date (2026-01-31) or unix seconds');
    }
  }
}
