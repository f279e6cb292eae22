import type { Json } from '../../core/json.ts';
import { textOf } from '../../core/values/template.ts';

/**
 * Limits of Custom Claims: characters of a key and of a value, custom claims of one JWT. Source: facts/descope.md §6.1.
 */
const MAX_KEY = 60;
const MAX_VALUE = 500;
export const MAX_CLAIMS = 100;

/** What of a claim is past its limits, as a sentence without a full stop; null: nothing. */
export function pastLimit(key: string, value: Json): string | null {
  if (key.length > MAX_KEY) {
    return `The name of the claim "${key.slice(0, MAX_KEY)}…" has ${key.length} characters; ${MAX_KEY} is the limit`;
  }
  const { length } = textOf(value);
  return length <= MAX_VALUE
    ? null
    : `The value of the claim "${key}" has ${length} characters; ${MAX_VALUE} is the limit`;
}
