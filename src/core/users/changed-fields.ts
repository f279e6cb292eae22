import { isJsonObject, own, sameJson } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { completeUser } from './user.ts';
import type { UserChange } from './overlay.ts';

/** A field of a user that a run changed. */
export interface ChangedField {
  /** As dynamic values name it below `user`: `name`, `customAttributes.plan`. */
  readonly field: string;
  /** Left out where nothing stood there. */
  readonly before?: Json;
  readonly after?: Json;
}

const NOBODY: JsonObject = completeUser({ loginIds: [] }, '');

/**
 * What differs between a user before and after a run, in the order of the user object; custom attributes one by one.
 * Of a created user everything that says something.
 */
export function changedFields({
  before,
  after,
}: Pick<UserChange, 'before' | 'after'>): readonly ChangedField[] {
  const earlier: JsonObject = before ?? NOBODY;
  return Object.entries(after).flatMap(([field, value]: [string, Json]) => {
    const old = own(earlier, field);
    if (sameJson(old, value)) return [];
    if (isJsonObject(value) && isJsonObject(old)) return changedKeys(field, old, value);
    return [before === null ? { field, after: value } : changed(field, old, value)];
  });
}

function changedKeys(field: string, before: JsonObject, after: JsonObject): ChangedField[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const [old, now] = [own(before, key), own(after, key)];
    return sameJson(old, now) ? [] : [changed(`${field}.${key}`, old, now)];
  });
}

function changed(field: string, before: Json | undefined, after: Json | undefined): ChangedField {
  return {
    field,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}
