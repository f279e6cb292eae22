import { isJsonArray, isJsonObject, own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { described } from './arithmetic.ts';
import { jqError } from './jq-error.ts';
import { charge, chargeItems, enter, leave } from './meter.ts';
import { isEqual, sorted, typeName } from './order.ts';
import { lengthOf, sliceText } from './text.ts';

/** `.[key]`: a name, an index, a slice as `{start, end}`, or an array to look for. Null where nothing is. */
export function readPlace(value: Json, key: Json): Json {
  if (typeof key === 'string') {
    if (isJsonObject(value)) return own(value, key) ?? null;
  } else if (typeof key === 'number' && isJsonArray(value)) {
    const index = Math.trunc(key);
    return value[index < 0 ? index + value.length : index] ?? null;
  } else if (
    isJsonObject(key) &&
    (value === null || isJsonArray(value) || typeof value === 'string')
  ) {
    const [from, to] = value === null ? [null, null] : endsOf(key);
    return readSlice(value, from, to);
  } else if (isJsonArray(key) && isJsonArray(value)) {
    return indicesOf(value, key);
  }
  if (value === null && (typeof key === 'string' || typeof key === 'number')) return null;
  throw cannotIndex(value, key);
}

/** `.[from:to]` */
function readSlice(value: Json, from: Json, to: Json): Json {
  if (value === null) return null;
  if (typeof value !== 'string' && !isJsonArray(value)) {
    throw cannotIndex(value, {});
  }
  const length = typeof value === 'string' ? lengthOf(value) : value.length;
  const [start, end] = bounds(length, from, to);
  if (typeof value === 'string') return sliceText(value, start, end);
  chargeItems(end - start);
  return value.slice(start, end);
}

/** `.[]` */
export function itemsOf(value: Json): readonly Json[] {
  if (isJsonArray(value)) return value;
  if (isJsonObject(value)) return Object.values(value);
  const what = value === null ? 'null' : described(value);
  throw jqError(`Cannot iterate over ${what}`);
}

/** `getpath`: as `.[key]` for each key, but nothing below null is null whatever the key. */
export function getPath(value: Json, path: Json): Json {
  if (!isJsonArray(path)) throw jqError('Path must be specified as an array');
  let current = value;
  for (const key of path) {
    if (current === null) return null;
    charge(1);
    current = readPlace(current, key);
  }
  return current;
}

/** `setpath`: a copy with one place changed; what is missing on the way is made. */
export function setPath(value: Json, path: Json, item: Json): Json {
  if (!isJsonArray(path)) throw jqError('Path must be specified as an array');
  return changeAt(value, path, 0, () => item);
}

/** A copy with the value at the path replaced by what `change` makes of it. */
function changeAt(
  value: Json,
  path: readonly Json[],
  from: number,
  change: (old: Json) => Json,
): Json {
  const key = path[from];
  if (key === undefined) return change(value);
  enter(3);
  const old = readPlace(value, key);
  const made = writePlace(value, key, changeAt(old, path, from + 1, change));
  leave(3);
  return made;
}

function writePlace(value: Json, key: Json, item: Json): Json {
  if (typeof key === 'string' && (value === null || isJsonObject(value))) {
    const copy: Record<string, Json> = { ...value };
    charge(1 + Object.keys(copy).length * 2);
    setOwn(copy, key, item);
    return copy;
  }
  if (typeof key === 'number' && (value === null || isJsonArray(value))) {
    return writeIndex(value ?? [], Math.trunc(key), item);
  }
  if (isJsonObject(key) && (value === null || isJsonArray(value))) {
    if (!isJsonArray(item)) throw jqError('A slice of an array can only be assigned another array');
    const items = value ?? [];
    const [start, end] = bounds(items.length, ...endsOf(key));
    chargeItems(items.length + item.length);
    return [...items.slice(0, start), ...item, ...items.slice(end)];
  }
  if (isJsonObject(key) && typeof value === 'string') throw jqError('Cannot update string slices');
  if (isJsonArray(key) && isJsonArray(value))
    throw jqError('Cannot update field at array index of array');
  throw cannotIndex(value, key);
}

function writeIndex(items: readonly Json[], index: number, item: Json): Json {
  const at = index < 0 ? index + items.length : index;
  if (Number.isNaN(at)) throw jqError('Cannot set array element at NaN index');
  if (at < 0) throw jqError('Out of bounds negative array index');
  chargeItems(Math.max(at, items.length));
  const copy = [...items];
  while (copy.length < at) copy.push(null);
  copy[at] = item;
  return copy;
}

/** `delpaths`: all places count in the value as it was. Those in one parent go at once, later parents first. */
export function deletePaths(value: Json, paths: Json): Json {
  if (!isJsonArray(paths)) throw jqError('Paths must be specified as an array');
  const all = sorted(paths).map((path) => {
    if (isJsonArray(path)) return path;
    throw jqError('Path must be specified as an array');
  });
  let current = value;
  while (all.length > 0) {
    const path = all.pop() ?? [];
    if (path.length === 0) return null;
    const parent = path.slice(0, -1);
    const keys = path.slice(-1);
    for (
      let next = all.at(-1);
      next?.length === path.length && isEqual(next.slice(0, -1), parent);
      next = all.at(-1)
    ) {
      keys.push(...next.slice(-1));
      all.pop();
    }
    if (getPath(current, parent) !== null) {
      current = changeAt(current, parent, 0, (old) => withoutPlaces(old, keys));
    }
  }
  return current;
}

function withoutPlaces(value: Json, keys: readonly Json[]): Json {
  if (isJsonArray(value)) {
    const gone = new Set(keys.flatMap((key) => indexesAt(value.length, key)));
    chargeItems(value.length);
    return value.filter((_item, i) => !gone.has(i));
  }
  if (!isJsonObject(value)) throw jqError(`Cannot delete fields from ${typeName(value)}`);
  charge(1 + Object.keys(value).length * 2);
  const copy: Record<string, Json> = { ...value };
  for (const key of keys) {
    if (typeof key !== 'string') throw jqError(`Cannot delete ${typeName(key)} field of object`);
    delete copy[key];
  }
  return copy;
}

/** The items of an array that an index or a slice stands for. */
function indexesAt(length: number, key: Json): readonly number[] {
  if (typeof key === 'number') return [Math.trunc(key) + (key < 0 ? length : 0)];
  if (!isJsonObject(key)) throw jqError(`Cannot delete ${typeName(key)} element of array`);
  const [start, end] = bounds(length, ...endsOf(key));
  charge(end - start);
  return Array.from({ length: end - start }, (_none, i) => start + i);
}

/** Where an array stands within another: `indices`. */
export function indicesOf(items: readonly Json[], part: readonly Json[]): Json {
  const found: number[] = [];
  if (part.length === 0) return found;
  for (let i = 0; i + part.length <= items.length; i += 1) {
    charge(1);
    if (part.every((one, j) => isEqual(items[i + j] ?? null, one))) found.push(i);
  }
  return found;
}

/** A slice as a key: `{"start": 1, "end": null}`, both needed. */
function endsOf(key: JsonObject): readonly [from: Json, to: Json] {
  return [own(key, 'start') ?? missing(key, 'start'), own(key, 'end') ?? missing(key, 'end')];
}

function missing(key: JsonObject, name: string): null {
  if (Object.hasOwn(key, name)) return null;
  throw jqError('Array/string slice indices must be integers');
}

function bounds(length: number, from: Json, to: Json): readonly [number, number] {
  if ((from !== null && typeof from !== 'number') || (to !== null && typeof to !== 'number')) {
    throw jqError('Array/string slice indices must be integers');
  }
  const start = Number.isNaN(from) ? 0 : within(length, from ?? 0, Math.floor);
  const end = Number.isNaN(to) ? length : within(length, to ?? length, Math.ceil);
  return [start, Math.max(start, end)];
}

function within(length: number, index: number, round: (x: number) => number): number {
  const at = round(index < 0 ? index + length : index);
  return Math.min(Math.max(at, 0), length);
}

function cannotIndex(value: Json, key: Json): Error {
  const by = typeof key === 'string' ? `string "${key}"` : typeName(key);
  return jqError(`Cannot index ${typeName(value)} with ${by}`);
}
