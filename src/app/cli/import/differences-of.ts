import { joinPath } from '../../../core/document/json-text.ts';
import { isJsonArray, isJsonObject, own } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';

/** The JSON paths at which two values differ; the order of keys does not matter. */
export function differencesOf(a: Json | undefined, b: Json | undefined, path = ''): string[] {
  if (a === b) return [];
  if (isJsonArray(a) && isJsonArray(b) && a.length === b.length) {
    return a.flatMap((item, i) => differencesOf(item, b[i], joinPath(path, i)));
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differencesOf(own(a, key), own(b, key), joinPath(path, key)),
    );
  }
  return [path === '' ? '(top level)' : path];
}
