import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';

/*
 * The vendor's coercions (descope-js, web-component `realtime-conditions/evaluator.ts`, which mirrors its server's):
 * facts/descope.md §1.5. They decide what "a bad type is false" means.
 */

/** A finite number, a boolean as 1 or 0, a non-blank numeric text; otherwise null. */
export function toFloat(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Text as it is, null and undefined as "", everything else as the vendor's `String(value)` gives it. */
export function toText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (isJsonArray(value)) return value.map(toText).join(',');
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'object' ? '[object Object]' : String(value);
}

/** A list as it is, text split at its commas; otherwise null. */
export function toSlice(value: Json | undefined): readonly Json[] | null {
  if (isJsonArray(value)) return value;
  return typeof value === 'string' ? value.split(',') : null;
}

/** A boolean, exactly "true" or "false", or a number (non-zero is true); otherwise null. */
export function toBoolean(value: Json | undefined): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === 'true') return true;
  return value === 'false' ? false : null;
}

/** Null, undefined, "", [] and {} are empty; 0 and false are not. */
export function isEmptyValue(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (isJsonArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
