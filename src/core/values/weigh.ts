import { isJsonArray, isJsonObject } from '../json.ts';
import type { Json } from '../json.ts';

/**
 * How much a value weighs, roughly its length in JSON characters; stops counting past `limit` and past 100 levels
 * (answering more than `limit`), so that values which share structure can't make it run for ever.
 */
export function weigh(value: Json | undefined, limit: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  return weighTree(value, limit);
}

const MAX_DEPTH = 100;

function weighTree(root: Json, limit: number): number {
  let weight = 0;
  const open: { readonly value: Json; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (depth > MAX_DEPTH) return limit + 1;
    weight += typeof value === 'string' ? value.length + 2 : 4;
    if (isJsonArray(value)) {
      for (const item of value) open.push({ value: item, depth: depth + 1 });
    } else if (isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        weight += key.length;
        open.push({ value: item, depth: depth + 1 });
      }
    }
    if (weight > limit || open.length > limit) return limit + 1;
  }
  return weight;
}
