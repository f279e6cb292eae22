import { CONTEXT_ROOTS } from '../engine/context-roots.ts';
import type { Json } from '../json.ts';
import { barePath, parseTemplate } from './template.ts';

const ROOTS = Object.keys(CONTEXT_ROOTS).join('|');

/**
 * Text that may stand where a number or a truth value is meant: with a dynamic value in braces, or a bare path or `jq:`
 * program as Dynamic rows have them; of one name alone only a known root. A number in quotes, or `true`, is none of
 * these.
 */
export const DYNAMIC_TEXT = new RegExp(
  `\\{\\{[\\s\\S]+\\}\\}|^\\s*(?:jq:|[A-Za-z_$][\\w$]*(?:\\.|\\[)|(?:${ROOTS})\\s*$)`,
);

/** The path or program that is the whole of such a text; null where there is more to it, or nothing dynamic in it. */
export function wholePath(text: string): string | null {
  const { parts, paths } = parseTemplate(text.trim());
  if (paths.length === 0) return DYNAMIC_TEXT.test(text) ? barePath(text) : null;
  const [path = null] = paths;
  return parts.length === 1 ? path : null;
}

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
