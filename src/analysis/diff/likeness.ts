import { isJsonArray, isJsonObject } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';

/** What a value is made of: each word of it at its place, with how often it is there. */
export type Tokens = ReadonlyMap<string, number>;

/** Words of a text that count; a script of thousands of lines is told from others by its first ones. */
const MOST_WORDS = 400;

/**
 * What ties a part of a screen to the export it came from (`formats/descope`): the node, made up anew by whoever exports,
 * and whether there is one. It says nothing of what the part is.
 */
export const HANDLES: ReadonlySet<string> = new Set(['node', 'implied']);

/** The tokens of a value. Places in lists do not count: an item put before others leaves them alike. */
export function tokensOf(value: Json): Tokens {
  const tokens = new Map<string, number>();
  const add = (token: string): void => void tokens.set(token, (tokens.get(token) ?? 0) + 1);
  const walk = (at: Json, path: string): void => {
    if (isJsonArray(at)) for (const item of at) walk(item, `${path}[]`);
    else if (isJsonObject(at)) {
      for (const [key, inner] of Object.entries(at)) {
        if (!HANDLES.has(key)) walk(inner, `${path}.${key}`);
      }
    } else if (typeof at === 'string') {
      for (const word of at.split(/\s+/, MOST_WORDS)) add(`${path}=${word}`);
    } else add(`${path}=${String(at)}`);
  };
  walk(value, '');
  return tokens;
}

/** How much of two values is the same: 0 for nothing, 1 for all of it (Dice's coefficient). */
export function likeness(a: Tokens, b: Tokens): number {
  let [shared, all] = [0, 0];
  for (const [token, count] of a) {
    shared += Math.min(count, b.get(token) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 1 : (2 * shared) / all;
}

/** A text that two values share exactly if they are the same JSON, whatever the order of keys and the handles. */
export function fingerprint(value: Json): string {
  if (isJsonArray(value)) return `[${value.map(fingerprint).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((key) => !HANDLES.has(key))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${fingerprint(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
