import type { Json } from '../json.ts';
import { closingBraces } from './jq-value.ts';

/** Text with dynamic values, taken apart: literal text and `{{path}}` references in order. */
export interface Template {
  readonly parts: readonly (string | { readonly path: string })[];
  /** The paths read, in order, duplicates included. */
  readonly paths: readonly string[];
}

const CACHE_LIMIT = 5_000;
const cache = new Map<string, Template>();

/**
 * Takes text with `{{path}}` and `{{jq: program}}` dynamic values apart (Descope docs, "Dynamic Values"). Braces that are
 * not closed stay text. Results are remembered, since the same few texts are rendered over and over.
 */
export function parseTemplate(text: string): Template {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parts: (string | { path: string })[] = [];
  const paths: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const close = open < 0 ? -1 : closingBraces(text, open + 2);
    if (close < 0) break;
    if (open > at) parts.push(text.slice(at, open));
    const path = text.slice(open + 2, close).trim();
    parts.push({ path });
    paths.push(path);
    at = close + 2;
  }
  if (at < text.length) parts.push(text.slice(at));
  const template: Template = { parts, paths };
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, template);
  return template;
}

/** A bare path or `jq:` program, or the one inside braces that are the whole text: the two spellings typed rows accept. */
export function barePath(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{{')) return trimmed;
  const [part, ...others] = parseTemplate(trimmed).parts;
  return typeof part === 'object' && others.length === 0 ? part.path : trimmed;
}

/** How a value reads inside text: nothing for null and undefined, JSON for objects and arrays. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What stands in a text for a value of it: `value` as text, the path it comes from, and the text before it. */
export type Fit = (value: string, path: string, before: string) => string;

/**
 * Renders a template as plain text.
 *
 * @param limit past so many characters it stops: what comes back is then longer than the limit, and incomplete
 * @param fit makes of each value what may stand where it stands; left out: the value itself
 */
export function renderText(
  template: Template,
  read: (path: string) => Json | undefined,
  limit = Number.POSITIVE_INFINITY,
  fit?: Fit,
): string {
  let text = '';
  for (const part of template.parts) {
    if (typeof part === 'string') text += part;
    else {
      const value = textOf(read(part.path));
      text += fit === undefined ? value : fit(value, part.path, text);
    }
    if (text.length > limit) return text;
  }
  return text;
}

/**
 * Renders a template that is JSON text. Inside a JSON string a value is escaped, so it can't break out of it; outside
 * of one it is inserted as the JSON it is (null when it is unresolved). A backslash just before a value in a string
 * stands for itself: it must not undo the escaping.
 *
 * @param limit as for {@link renderText}
 * @example `{"email":"{{form.email}}","age":{{form.age}}}`
 */
export function renderJsonText(
  template: Template,
  read: (path: string) => Json | undefined,
  limit = Number.POSITIVE_INFINITY,
): string {
  let text = '';
  let inString = false;
  for (const part of template.parts) {
    if (typeof part === 'string') {
      const end = endOf(part, inString);
      inString = end !== 'outside';
      text += end === 'after a backslash' ? `${part}\\` : part;
    } else {
      const value = read(part.path);
      text += inString ? JSON.stringify(textOf(value)).slice(1, -1) : JSON.stringify(value ?? null);
    }
    if (text.length > limit) return text;
  }
  return text;
}

/** Where a literal part ends, as seen by a JSON parser. */
function endOf(
  literal: string,
  inString: boolean,
): 'outside' | 'in a string' | 'after a backslash' {
  let inside = inString;
  for (let i = 0; i < literal.length; i += 1) {
    const char = literal.charAt(i);
    if (inside && char === '\\') {
      i += 1;
      if (i === literal.length) return 'after a backslash';
    } else if (char === '"') inside = !inside;
  }
  return inside ? 'in a string' : 'outside';
}
