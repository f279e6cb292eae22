import type { Json } from '../json.ts';

/**
 * Text that may stand where a number or a truth value is meant: with a dynamic value in braces, or a bare path or `jq:`
 * program as Dynamic rows have them. A number in quotes, or `true`, is none of these.
 */
export const DYNAMIC_TEXT = /\{\{[\s\S]+\}\}|^\s*(?:jq:|[A-Za-z_$][\w$]*(?:\.|\[))/;

/** A finite number, or text that is one, as forms and query strings have it; undefined for anything else. */
export function asNumber(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number + 0 // -0 would not survive JSON
    : undefined;
}

/** True or false, or exactly the text of one; undefined for anything else. */
export function asTruth(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
