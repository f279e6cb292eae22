import { interned } from '../interned.ts';
import { isJsonArray, isJsonObject, own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** A context path taken apart: the root (`form`, `connectors`, …) first, then keys and array indexes. */
export type Path = readonly [root: string, ...rest: readonly (string | number)[]];

const CACHE_LIMIT = 20_000;
const cache = new Map<string, Path | null>();

/**
 * Parses a bare context path: names with dots, `[0]` for array items, `["any key"]` for keys with dots or blanks.
 * Returns null where the text is no path. Source: Descope docs, "Dynamic Values"; the bracket forms follow the jq
 * example of "Connector JSON usage".
 * @example parsePath('connectors.httpResult.data[0].email') // ['connectors', 'httpResult', 'data', 0, 'email']
 */
export function parsePath(text: string): Path | null {
  if (text.length > MAX_LENGTH) return null;
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

/** Deeper paths than this are no paths: nothing real is nested so far, and it bounds every walk along one. */
const MAX_PARTS = 32;
/** Nor are longer texts: on megabytes the expression below runs out of stack. */
const MAX_LENGTH = 10_000;

const SEGMENT = /\.?([A-Za-z_$][\w$-]*|\d+(?=\.|\[|$))|\[(\d{1,9})\]|\["((?:[^"\\]|\\.)*)"\]/y;

function parse(text: string): Path | null {
  if (!/^[A-Za-z_$]/.test(text)) return null;
  const parts: (string | number)[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < text.length) {
    const start = SEGMENT.lastIndex;
    const match = SEGMENT.exec(text);
    if (match === null) return null;
    const [whole, name, index, quoted] = match;
    if (name !== undefined) {
      if (whole.startsWith('.') === (start === 0)) return null;
      parts.push(name);
    } else if (index !== undefined) {
      parts.push(Number(index));
    } else if (quoted !== undefined) {
      parts.push(quoted.replaceAll(/\\(.)/g, '$1'));
    }
  }
  if (parts.length > MAX_PARTS) return null;
  const [root, ...rest] = parts;
  return typeof root === 'string' ? [interned(root), ...rest] : null;
}

/** What stands at `path[from…]` below `value`; undefined where nothing does. Only own keys are seen. */
export function readAt(value: Json | undefined, path: Path, from: number): Json | undefined {
  let current = value;
  for (let i = from; i < path.length; i += 1) {
    const part = path[i];
    if (part === undefined) return current;
    if (isJsonArray(current)) {
      const index = typeof part === 'number' ? part : Number(part);
      current = Number.isInteger(index) ? current[index] : undefined;
    } else if (isJsonObject(current)) {
      current = own(current, typeof part === 'string' ? part : String(part));
    } else {
      return undefined;
    }
  }
  return current;
}

/**
 * A copy of `object` with `value` at `keys`; objects on the way are copied or made, everything else is shared.
 * `undefined` removes the key. Scalars and arrays on the way are replaced by objects: the last writer wins.
 */
export function writeAt(
  object: JsonObject,
  keys: readonly (string | number)[],
  value: Json | undefined,
  from = 0,
): JsonObject {
  const part = keys[from];
  if (part === undefined) return object;
  const key = String(part);
  const copy: Record<string, Json> = { ...object };
  if (from === keys.length - 1) {
    if (value === undefined) delete copy[key];
    else setOwn(copy, key, value);
    return copy;
  }
  const inner = own(object, key);
  setOwn(copy, key, writeAt(isJsonObject(inner) ? inner : {}, keys, value, from + 1));
  return copy;
}

/** How many keys {@link writeAt} copies for this path: what a write costs. */
export function widthAt(object: JsonObject, keys: readonly (string | number)[], from = 0): number {
  let width = 0;
  let current: Json | undefined = object;
  for (let i = from; i < keys.length && isJsonObject(current); i += 1) {
    width += Object.keys(current).length;
    current = own(current, String(keys[i]));
  }
  return width;
}

/** Whether `path` is `declared` itself or lies below it: `form.email` is within `form`, `formX` is not. */
export function isWithin(path: string, declared: string): boolean {
  if (!path.startsWith(declared)) return false;
  const next = path.charAt(declared.length);
  return next === '' || next === '.' || next === '[';
}
