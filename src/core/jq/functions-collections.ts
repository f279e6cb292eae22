import { isJsonArray, isJsonObject, own } from '../json.ts';
import type { Json } from '../json.ts';
import { add, described } from './arithmetic.ts';
import { jqError } from './jq-error.ts';
import { charge, chargeItems, visit } from './meter.ts';
import { compare, isEqual, isTruthy, sorted, sortedKeys, typeName } from './order.ts';
import { deletePaths, indicesOf, itemsOf, readPlace, setPath } from './places.ts';
import type { Pure } from './product.ts';
import { indicesIn, lengthOf } from './text.ts';

/** The functions of arrays, objects and values of any type. */
export const COLLECTIONS: readonly (readonly [string, Pure])[] = [
  ['not/0', (value) => !isTruthy(value)],
  ['type/0', (value) => typeName(value)],
  ['length/0', length],
  ['keys/0', (value) => keys(value, true)],
  ['keys_unsorted/0', (value) => keys(value, false)],
  ['has/1', (value, key = null) => has(value, key)],
  ['contains/1', (value, part = null) => contains(value, part, 0)],
  ['add/0', (value) => sum(itemsOf(value))],
  ['reverse/0', reverse],
  ['sort/0', (value) => sorted(arrayOf(value, 'cannot be sorted, as it is not an array'))],
  ['unique/0', (value) => distinct(arrayOf(value, 'cannot be sorted, as it is not an array'))],
  ['min/0', (value) => extreme(paired(value, value), -1)],
  ['max/0', (value) => extreme(paired(value, value), 1)],
  ['_min_by/1', (value, by = null) => extreme(paired(value, by), -1)],
  ['_max_by/1', (value, by = null) => extreme(paired(value, by), 1)],
  ['_sort_by/1', (value, by = null) => inOrder(value, by).map(([item]) => item)],
  ['_group_by/1', (value, by = null) => groups(value, by)],
  ['_unique_by/1', (value, by = null) => groups(value, by).map(([item = null]) => item)],
  ['flatten/0', (value) => flatten(value, Number.POSITIVE_INFINITY)],
  ['flatten/1', (value, depth = null) => flatten(value, depth)],
  [
    'to_entries/0',
    (value) => keys(value, false).map((key) => ({ key, value: readPlace(value, key) })),
  ],
  ['indices/1', indices],
  ['index/1', (value, part = null) => readPlace(indices(value, part), 0)],
  ['rindex/1', (value, part = null) => readPlace(readPlace(indices(value, part), LAST), 0)],
  ['setpath/2', (value, path = null, item = null) => setPath(value, path, item)],
  ['delpaths/1', (value, paths = null) => deletePaths(value, paths)],
  ['bsearch/1', (value, target = null) => search(value, target)],
  ['toarray/0', (value) => (isJsonArray(value) ? value : [value])],
  ['error/0', fail],
  ['error/1', (_value, message = null) => fail(message)],
  ['input_filename/0', () => null],
];

function fail(message: Json): never {
  throw jqError(message);
}

function length(value: Json): Json {
  if (value === null) return 0;
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value === 'string') return lengthOf(value);
  if (typeof value === 'boolean') throw jqError(`${described(value)} has no length`);
  return isJsonArray(value) ? value.length : Object.keys(value).length;
}

function keys(value: Json, areSorted: boolean): Json[] {
  if (isJsonArray(value)) {
    charge(value.length);
    return value.map((_item, i) => i);
  }
  if (!isJsonObject(value)) throw jqError(`${described(value)} has no keys`);
  charge(Object.keys(value).length);
  return areSorted ? sortedKeys(value) : Object.keys(value);
}

function has(value: Json, key: Json): Json {
  if (value === null) return false;
  if (isJsonObject(value) && typeof key === 'string') return Object.hasOwn(value, key);
  if (isJsonArray(value) && typeof key === 'number') return key >= 0 && key < value.length;
  throw jqError(`Cannot check whether ${typeName(value)} has a ${typeName(key)} key`);
}

function contains(value: Json, part: Json, level: number): boolean {
  visit(level);
  if (isJsonObject(value) && isJsonObject(part)) {
    return Object.entries(part).every(([key, inner]) => {
      const found = own(value, key);
      return found !== undefined && contains(found, inner, level + 1);
    });
  }
  if (isJsonArray(value) && isJsonArray(part)) {
    return part.every((inner) => value.some((item) => contains(item, inner, level + 1)));
  }
  if (typeof value === 'string' && typeof part === 'string') {
    charge(value.length / 32);
    return value.includes(part);
  }
  // Within other values a difference in type is no error, only a difference. True and false are of two types to jq.
  const isOfOneType =
    typeof value === 'boolean' ? value === part : typeName(value) === typeName(part);
  if (level > 0 || isOfOneType) return isEqual(value, part);
  throw jqError(`${described(value)} and ${described(part)} cannot have their containment checked`);
}

function sum(items: readonly Json[]): Json {
  charge(items.length);
  return items.reduce<Json>((total, item) => add(total, item), null);
}

/** Nothing reversed is an empty array, whatever kind of nothing it is. */
function reverse(value: Json): Json {
  if (length(value) === 0) return [];
  const items = arrayOf(value, 'cannot be reversed, as it is not an array');
  chargeItems(items.length);
  return [...items].reverse();
}

function arrayOf(value: Json, otherwise: string): readonly Json[] {
  if (isJsonArray(value)) return value;
  throw jqError(`${described(value)} ${otherwise}`);
}

/** Items with what they are compared by. */
type Pairs = (readonly [item: Json, by: Json])[];

function paired(value: Json, by: Json): Pairs {
  const items = arrayOf(value, 'cannot be sorted, as it is not an array');
  const keys = isJsonArray(by) ? by : [];
  charge(items.length);
  return items.map((item, i) => [item, keys[i] ?? null] as const);
}

function inOrder(value: Json, by: Json): Pairs {
  return paired(value, by).sort(([, a], [, b]) => compare(a, b));
}

function groups(value: Json, by: Json): Json[][] {
  const made: Json[][] = [];
  let last: Json | undefined;
  for (const [item, key] of inOrder(value, by)) {
    if (last !== undefined && isEqual(last, key)) made.at(-1)?.push(item);
    else made.push([item]);
    last = key;
  }
  return made;
}

function distinct(items: readonly Json[]): Json[] {
  return groups(items, items).map(([item = null]) => item);
}

/** The first of the smallest, or the last of the largest; null of none. */
function extreme(pairs: Pairs, sign: 1 | -1): Json {
  const [first, ...rest] = pairs;
  if (first === undefined) return null;
  let best = first;
  for (const pair of rest) {
    const order = compare(pair[1], best[1]);
    if (sign < 0 ? order < 0 : order >= 0) best = pair;
  }
  return best[0];
}

function flatten(value: Json, depth: Json): Json {
  if (typeof depth !== 'number') throw jqError('flatten depth must be a number');
  if (depth < 0) throw jqError('flatten depth must not be negative');
  const flat: Json[] = [];
  const take = (items: readonly Json[], left: number, level: number): void => {
    visit(level);
    for (const item of items) {
      charge(1);
      if (isJsonArray(item) && left !== 0) take(item, left - 1, level + 1);
      else flat.push(item);
    }
  };
  take(itemsOf(value), depth, 0);
  return flat;
}

function indices(value: Json, part: Json = null): Json {
  if (isJsonArray(value)) return indicesOf(value, isJsonArray(part) ? part : [part]);
  if (typeof value === 'string' && typeof part === 'string') return indicesIn(value, part);
  return readPlace(value, part);
}

/** The place `[-1:]`. */
const LAST: Json = { start: -1, end: null };

/** Where the target is in a sorted array, or where it would be: as `-1 - index`. */
function search(value: Json, target: Json): Json {
  const items = arrayOf(value, 'cannot be searched from, as it is not an array');
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(items[middle] ?? null, target);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1 - low;
}
