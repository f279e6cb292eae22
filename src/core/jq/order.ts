import { isJsonArray } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { charge, chargeItems, visit } from './meter.ts';

/** The names jq has for kinds of values. */
export type TypeName = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** `type` */
export function typeName(value: Json): TypeName {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      return 'object';
  }
}

/** Everything but false and null. */
export function isTruthy(value: Json): boolean {
  return value !== false && value !== null;
}

/**
 * jq's order of all values: null, false, true, numbers (nan below all), texts by code point, arrays, objects (by their
 * sorted keys first, then by their values).
 */
export function compare(a: Json, b: Json, level = 0): number {
  charge(1);
  if (typeof a === 'number' && typeof b === 'number') {
    return a < b || Number.isNaN(a) ? -1 : Number(a !== b);
  }
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (a === b) return 0;
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  visit(level);
  if (isJsonArray(a)) return isJsonArray(b) ? compareArrays(a, b, level + 1) : 1;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return 0;
  return isJsonArray(b) ? -1 : compareObjects(a, b, level + 1);
}

/** `==`: nan is equal to nothing, itself included. */
export function isEqual(a: Json, b: Json): boolean {
  return compare(a, b) === 0;
}

/** The keys of an object in jq's order. */
export function sortedKeys(object: JsonObject): string[] {
  const keys = Object.keys(object);
  chargeItems(keys.length);
  return keys.sort(compareText);
}

/** Sorted copy; equal ones keep their order. */
export function sorted(items: readonly Json[]): Json[] {
  chargeItems(items.length);
  return [...items].sort((a, b) => compare(a, b));
}

/** By code point, which is also the order of UTF-8; by code unit, characters beyond U+FFFF would come too early. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      charge(i / 32);
      return heightOf(left) - heightOf(right);
    }
  }
  charge(length / 32);
  return a.length - b.length;
}

/** Surrogates stand for characters above all single units. */
function heightOf(unit: number): number {
  return unit >= 0xd8_00 && unit <= 0xdf_ff ? unit + 0x1_00_00 : unit;
}

function rank(value: Json): number {
  if (value === null) return 0;
  if (value === false) return 1;
  if (value === true) return 2;
  if (typeof value === 'number') return 3;
  if (typeof value === 'string') return 4;
  return isJsonArray(value) ? 5 : 6;
}

function compareArrays(a: readonly Json[], b: readonly Json[], level: number): number {
  for (const [i, item] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    const order = compare(item, other, level);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareObjects(a: JsonObject, b: JsonObject, level: number): number {
  const keys = sortedKeys(a);
  const order = compareArrays(keys, sortedKeys(b), level);
  if (order !== 0) return order;
  for (const key of keys) {
    const difference = compare(a[key] ?? null, b[key] ?? null, level);
    if (difference !== 0) return difference;
  }
  return 0;
}
