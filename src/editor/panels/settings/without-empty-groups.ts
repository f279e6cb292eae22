import { isJsonObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';

/** Groups that were emptied leave nothing behind, nor do the groups around them. */
export function withoutEmptyGroups(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]): [string, Json][] => {
      if (!isJsonObject(value)) return [[key, value]];
      const kept = withoutEmptyGroups(value);
      return Object.keys(kept).length === 0 ? [] : [[key, kept]];
    }),
  );
}
