import { isJsonArray, isJsonObject, own, sameJson } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { objectIn, pathOf } from '../json-place.ts';
import type { Place } from '../json-place.ts';

/** The same thing of two exports, to be compared: something that a document keeps without modelling it. */
export interface KeptValue {
  /** What it is, from the outside in. */
  readonly label: readonly string[];
  /** JSON paths in the exports. */
  readonly pathBefore: string;
  readonly pathAfter: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** Where two values stand, each in its own export. */
export interface Places {
  readonly before: Place;
  readonly after: Place;
}

/** A value that stands at these places; left out on a side: not there. What is empty says no more than that. */
export function keptValue(
  label: readonly string[],
  places: Places,
  valueBefore: Json | undefined,
  valueAfter: Json | undefined,
): KeptValue {
  const [before, after] = [saidIn(valueBefore), saidIn(valueAfter)];
  return {
    label,
    pathBefore: pathOf(places.before),
    pathAfter: pathOf(places.after),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

/** A value without the members that are empty; undefined where nothing is left. */
function saidIn(value: Json | undefined): Json | undefined {
  if (isJsonArray(value)) {
    return value.length === 0 ? undefined : value.map((item) => saidIn(item) ?? item);
  }
  if (!isJsonObject(value)) return value === '' || value === null ? undefined : value;
  const members = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const said = saidIn(inner);
    return said === undefined ? [] : [[key, said]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The members of two objects that differ; those of `props` and `arguments` as if they were their holder's own. */
export function keptMembers(
  label: readonly string[],
  places: Places,
  before: Json | undefined,
  after: Json | undefined,
): readonly KeptValue[] {
  const [a, b] = [objectIn(before), objectIn(after)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
    const [was, is] = [own(a, key), own(b, key)];
    const inside = { before: [...places.before, key], after: [...places.after, key] };
    if (key === 'props' || key === 'arguments') return keptMembers(label, inside, was, is);
    return sameJson(was, is) ? [] : [keptValue([...label, key], inside, was, is)];
  });
}
