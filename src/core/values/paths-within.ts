import { joinPath } from '../document/json-text.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import type { Json } from '../json.ts';

/** So deep, and so many: whoever is shown them all reads none. */
const MAX_DEPTH = 4;
const MAX_PATHS = 200;

/**
 * The paths of what stands within a value at `path`, outermost first: every key, and of lists the first item. Values
 * four levels down and paths past the two hundredth are left out.
 *
 * @example pathsWithin('connectors.idp', { id: 1, tags: ['a'] })
 * // ['connectors.idp.id', 'connectors.idp.tags', 'connectors.idp.tags[0]']
 */
export function pathsWithin(path: string, value: Json): readonly string[] {
  const paths: string[] = [];
  const open = [{ path, value, depth: 0 }];
  for (const one of open) {
    if (one.depth === MAX_DEPTH) continue;
    for (const [key, item] of entriesOf(one.value)) {
      if (paths.length === MAX_PATHS) return paths;
      const at = joinPath(one.path, key);
      paths.push(at);
      open.push({ path: at, value: item, depth: one.depth + 1 });
    }
  }
  return paths;
}

function entriesOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (isJsonArray(value)) return value.slice(0, 1).map((item) => [0, item] as const);
  return isJsonObject(value) ? Object.entries(value) : [];
}
