import { isJsonArray, isJsonObject, own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { jqError } from './jq-error.ts';
import { shortText } from './json-text.ts';
import { charge, chargeItems, chargeText, visit } from './meter.ts';
import { compare, isEqual, typeName } from './order.ts';

/** The operators that take two values and give one (jq manual, "Basic operators", "Conditionals and Comparisons"). */
export const OPERATIONS: ReadonlyMap<string, (a: Json, b: Json) => Json> = new Map([
  ['+', add],
  ['-', subtract],
  ['*', multiply],
  ['/', divide],
  ['%', modulo],
  ['==', (a, b) => isEqual(a, b)],
  ['!=', (a, b) => !isEqual(a, b)],
  ['<', (a, b) => compare(a, b) < 0],
  ['<=', (a, b) => compare(a, b) <= 0],
  ['>', (a, b) => compare(a, b) > 0],
  ['>=', (a, b) => compare(a, b) >= 0],
]);

/** `a + b`: numbers, texts, arrays, objects (the right one wins); null adds nothing. */
export function add(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (a === null) return b;
  if (b === null) return a;
  if (typeof a === 'string' && typeof b === 'string') {
    chargeText(a.length + b.length);
    return a + b;
  }
  if (isJsonArray(a) && isJsonArray(b)) {
    chargeItems(a.length + b.length);
    return [...a, ...b];
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    charge(2 * (Object.keys(a).length + Object.keys(b).length));
    return { ...a, ...b };
  }
  throw impossible(a, b, 'added');
}

/** `-a` */
export function negate(a: Json): Json {
  if (typeof a === 'number') return -a;
  throw jqError(`${described(a)} cannot be negated`);
}

/** A value in an error message, after its type. */
export function described(value: Json): string {
  return `${typeName(value)} (${shortText(value)})`;
}

function subtract(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (isJsonArray(a) && isJsonArray(b)) {
    chargeItems(a.length + b.length);
    return a.filter((item) => !b.some((other) => isEqual(item, other)));
  }
  throw impossible(a, b, 'subtracted');
}

function multiply(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (typeof a === 'string' && typeof b === 'number') return repeatText(a, b);
  if (typeof a === 'number' && typeof b === 'string') return repeatText(b, a);
  if (isJsonObject(a) && isJsonObject(b)) return merge(a, b, 0);
  throw impossible(a, b, 'multiplied');
}

/** As jq 1.8 does it: whole times, nothing for less than 0 and nan. */
function repeatText(text: string, times: number): Json {
  if (times < 0 || Number.isNaN(times)) return null;
  const whole = Math.min(Math.trunc(times), Number.MAX_SAFE_INTEGER);
  if (text === '') return '';
  chargeText(text.length * whole);
  return text.repeat(whole);
}

function merge(a: JsonObject, b: JsonObject, level: number): JsonObject {
  visit(level);
  charge(2 * Object.keys(a).length);
  const merged: Record<string, Json> = { ...a };
  for (const [key, item] of Object.entries(b)) {
    charge(1);
    const old = own(a, key);
    const isDeep = isJsonObject(old) && isJsonObject(item);
    setOwn(merged, key, isDeep ? merge(old, item, level + 1) : item);
  }
  return merged;
}

function divide(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw impossible(a, b, 'divided because the divisor is zero');
    return a / b;
  }
  if (typeof a === 'string' && typeof b === 'string') return splitText(a, b);
  throw impossible(a, b, 'divided');
}

/** `split/1` and `a / b` of texts. */
export function splitText(text: string, separator: string): Json {
  if (text === '') return [];
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  chargeText(text.length);
  charge(parts.length);
  return parts;
}

const BEYOND_INTEGERS = 2 ** 53;

/** On whole numbers, the sign that of the left one. */
function modulo(a: Json, b: Json): Json {
  if (typeof a !== 'number' || typeof b !== 'number') throw impossible(a, b, 'divided');
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (Math.trunc(b) === 0) {
    throw impossible(a, b, 'divided (remainder) because the divisor is zero');
  }
  if (Math.abs(a) < BEYOND_INTEGERS && Math.abs(b) < BEYOND_INTEGERS) {
    return Math.trunc(a) % Math.trunc(b);
  }
  return Number(wholeOf(a) % wholeOf(b));
}

const LARGEST_WHOLE = 2n ** 63n - 1n;

/** Cut to 64 bits, as jq's machine integers are. */
function wholeOf(number: number): bigint {
  if (Math.abs(number) >= 2 ** 63) return number > 0 ? LARGEST_WHOLE : -LARGEST_WHOLE;
  return BigInt(Math.trunc(number));
}

function impossible(a: Json, b: Json, what: string): Error {
  return jqError(`${described(a)} and ${described(b)} cannot be ${what}`);
}
