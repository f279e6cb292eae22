/** Any JSON value, read-only: the only data that flows through documents, contexts, states and traces. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. Keys come from outside: read them with {@link own}, never by plain member access. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Tells a JSON object from arrays, scalars and null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells a JSON array; unlike `Array.isArray` it keeps `Json` as the element type. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * The value under `key` if the object itself holds it: inherited names such as `constructor` read as absent. What can
 * be inherited is functions and objects, so only for those does it look twice.
 */
export function own(object: JsonObject, key: string): Json | undefined {
  const value = object[key];
  const isScalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return value === undefined || isScalar || Object.hasOwn(object, key) ? value : undefined;
}

/** Sets an own key of an object that is being made, whatever its name: plain `object[key] = …` would run `__proto__`'s setter. */
export function setOwn<Value>(object: { [key: string]: Value }, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    object[key] = value;
  }
}

/** Structural equality of two JSON values; the order of object keys does not matter, that of arrays does. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isJsonArray(a)) {
    return isJsonArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** How a value is called in messages to people: `text "x"`, `number 3`, `an object`, `nothing`. */
export function describeJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  switch (typeof value) {
    case 'string':
      return value.length > 40 ? `text "${value.slice(0, 40)}…"` : `text "${value}"`;
    case 'number':
    case 'boolean':
      return `${typeof value} ${value}`;
    case 'object':
      return 'an object';
    default:
      return typeof value;
  }
}

/** `JSON.parse` with its result typed, and without -0, which JSON text can say but `JSON.stringify` does not. Throws its `SyntaxError`. */
export function parseJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isParsed(value)) throw new SyntaxError('not JSON');
  if (!MAY_HOLD_MINUS_ZERO.test(text)) return value;
  if (value === 0) return 0;
  clearMinusZeros(value);
  return value;
}

/** -0, -0.0, -0e5 and numbers that round to it, such as -1e-400. What matches without being one only costs time. */
const MAY_HOLD_MINUS_ZERO = /(?:^|[[:,\s])-(?:0(?:\.0|e|[\],}\s]|$)|[\d.]+e-\d{3})/i;

/** In place, and without recursion: a reviver of `JSON.parse` would run out of stack on deep nesting. */
function clearMinusZeros(root: Json): void {
  const open: Json[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) {
      if (Object.is(inner, -0)) Reflect.set(next, key, 0);
      else open.push(inner);
    }
  }
}

/** Whatever `JSON.parse` answers is JSON; only `undefined` is not. */
function isParsed(value: unknown): value is Json {
  return value !== undefined;
}
