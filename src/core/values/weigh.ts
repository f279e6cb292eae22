import { isJsonArray } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/**
 * How much a value weighs, roughly its length in JSON characters; stops counting past `limit` and past 100 levels
 * (answering more than `limit`), so that values which share structure can't make it run for ever.
 */
export function weigh(value: Json | undefined, limit: number): number {
  // Nearly all values are texts: V8 puts these two lines where they are needed, and the rest stays a call.
  if (typeof value === 'string') return value.length + 2;
  return typeof value !== 'object' || value === null ? 4 : weighAt(value, limit, 0);
}

const MAX_DEPTH = 100;

function weighAt(value: Json | undefined, limit: number, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  return isJsonArray(value)
    ? weighArray(value, limit, depth + 1)
    : weighObject(value, limit, depth + 1);
}

function weighArray(items: readonly Json[], limit: number, depth: number): number {
  let weight = 4;
  for (const item of items) {
    if (depth > MAX_DEPTH) return limit + 1;
    weight += typeof item === 'string' ? item.length + 2 : weighAt(item, limit - weight, depth);
    if (weight > limit) return limit + 1;
  }
  return weight;
}

/** By `for in`, since V8 makes no list for it; JSON inherits nothing that it could meet. */
function weighObject(object: JsonObject, limit: number, depth: number): number {
  let weight = 4;
  for (const key in object) {
    if (depth > MAX_DEPTH) return limit + 1;
    const value = object[key];
    weight +=
      key.length +
      (typeof value === 'string' ? value.length + 2 : weighAt(value, limit - weight, depth));
    if (weight > limit) return limit + 1;
  }
  return weight;
}
