import { joinPath } from '../../core/document/json-text.ts';
import { isJsonArray, isJsonObject, own, setOwn } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';

/** Keys and indexes that lead to a place in a JSON value. */
export type Place = readonly (string | number)[];

/** A place as a JSON path. */
export function pathOf(place: Place): string {
  return place.reduce<string>(joinPath, '');
}

/** What stands at a place; undefined where nothing does. */
export function jsonAt(value: Json | undefined, place: Place): Json | undefined {
  let current = value;
  for (const part of place) {
    if (isJsonArray(current) && typeof part === 'number') current = current[part];
    else if (isJsonObject(current)) current = own(current, String(part));
    else return undefined;
  }
  return current;
}

/** A copy with another value at a place; objects on the way are made where they are missing, all else is shared. */
export function withJsonAt(value: Json | undefined, place: Place, next: Json | undefined): Json {
  const [part, ...rest] = place;
  if (part === undefined) return next ?? null;
  if (isJsonArray(value) && typeof part === 'number') {
    return value.map((item, i) => (i === part ? withJsonAt(item, rest, next) : item));
  }
  const object = isJsonObject(value) ? value : {};
  const inner = rest.length === 0 ? next : withJsonAt(own(object, String(part)), rest, next);
  return inner === undefined ? without(object, String(part)) : withKey(object, String(part), inner);
}

/** A copy of an object with one key set. A key that is there keeps its position. */
export function withKey(object: JsonObject, key: string, value: Json): JsonObject {
  const copy: { [key: string]: Json } = {};
  for (const [name, before] of Object.entries(object)) setOwn(copy, name, before);
  setOwn(copy, key, value);
  return copy;
}

/** A copy of an object without some keys. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** The object at a key; an empty one where there is none. */
export function objectIn(value: Json | undefined, key?: string): JsonObject {
  const found = key === undefined ? value : isJsonObject(value) ? own(value, key) : undefined;
  return isJsonObject(found) ? found : {};
}

/** The list at a key; an empty one where there is none. */
export function listIn(value: Json | undefined, key: string): readonly Json[] {
  const found = isJsonObject(value) ? own(value, key) : undefined;
  return isJsonArray(found) ? found : [];
}

/** The text at a key; undefined where there is none. */
export function textIn(value: Json | undefined, key: string): string | undefined {
  const found = isJsonObject(value) ? own(value, key) : undefined;
  return typeof found === 'string' ? found : undefined;
}
