import { isJsonArray, isJsonObject, own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';

/** A value of two exports, without what our model says of it. */
export interface Untold {
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * What is left of two values once everything that our model tells apart is taken out of both: whatever changes in the
 * first when it is written as our model has the second.
 *
 * @param written the value before, with the settings of the value after
 */
export function untold(
  before: Json | undefined,
  written: Json | undefined,
  after: Json | undefined,
): Untold {
  if (sameJson(before, written)) {
    return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  }
  if (isJsonObject(before) && isJsonObject(written) && isJsonObject(after)) {
    return ofObjects(before, written, after);
  }
  if (isJsonArray(before) && isJsonArray(written) && isJsonArray(after)) {
    const isSameLength = before.length === written.length && before.length === after.length;
    const items = isSameLength ? before.map((item, i) => untold(item, written[i], after[i])) : [];
    return {
      before: items.map((item) => item.before ?? null),
      after: items.map((item) => item.after ?? null),
    };
  }
  return {};
}

function ofObjects(before: JsonObject, written: JsonObject, after: JsonObject): Untold {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const members = keys.map(
    (key) => [key, untold(own(before, key), own(written, key), own(after, key))] as const,
  );
  const pick = (side: 'before' | 'after'): JsonObject =>
    Object.fromEntries(
      members.flatMap(([key, one]) => {
        const value = one[side];
        return value === undefined ? [] : [[key, value]];
      }),
    );
  return { before: pick('before'), after: pick('after') };
}
