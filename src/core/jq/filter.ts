import type { Json } from '../json.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import { jqError } from './jq-error.ts';
import { shortText } from './json-text.ts';

/** A compiled part of a program. */
export interface Filter {
  /** Hands every result to `emit`, in order. */
  readonly run: Run;
  /** Where there is always exactly one result: that result, without the ceremony. Follows no path. */
  readonly one?: One;
  /** How many parts are nested in it: what it takes of the meter's depth. */
  readonly height: number;
}

/** Answers true as soon as nothing more is wanted. */
export type Run = (value: Json, trail: Trail, scope: Scope, emit: Emit) => boolean;
export type One = (value: Json, scope: Scope) => Json;
/** Takes a result; true where nothing more is wanted. */
export type Emit = (value: Json, trail: Trail) => boolean;

/** Where a value stands within what `path(…)` was given, read from its end. Undefined: nobody asks. */
export type Trail = Steps | undefined;
export interface Steps {
  readonly up: Steps | null;
  readonly key: Json;
}

/** What variables and closure parameters are bound to, innermost first. */
export interface Scope {
  readonly up: Scope | null;
  readonly json: Json;
  readonly closure: Closure | null;
}

/** A filter with the scope it was written in. */
export interface Closure {
  readonly filter: Filter;
  readonly scope: Scope;
}

/** The start of a path. */
export const HERE: Steps = { up: null, key: null };
/** The value is no part of what `path(…)` was given. */
export const LOST: Steps = { up: null, key: null };
export const OUTERMOST: Scope = { up: null, json: null, closure: null };

/** A scope with one more value in it. */
export function withValue(scope: Scope, json: Json): Scope {
  return { up: scope, json, closure: null };
}

/** The scope some bindings further out. */
export function outer(scope: Scope, hops: number): Scope {
  let found = scope;
  for (let i = 0; i < hops; i += 1) found = found.up ?? OUTERMOST;
  return found;
}

/** A filter that always has exactly one result. */
export function single(one: One, height: number): Filter {
  const run: Run = (value, trail, scope, emit) => {
    const made = one(value, scope);
    return emit(made, trailOf(made, value, trail));
  };
  return { run, one, height };
}

/** Height of a filter made of others. */
export function above(...parts: readonly Filter[]): number {
  let height = 0;
  for (const part of parts) height = Math.max(height, part.height);
  return height + 1;
}

/** The trail one step further; `of` is the value that is gone into, `what` the attempt in words. */
export function further(trail: Trail, key: Json, of: Json): Trail {
  if (trail === undefined) return undefined;
  if (trail === LOST) {
    const how = `access element ${shortText(key)} of ${shortText(of)}`;
    throw jqError(`Invalid path expression near attempt to ${how}`);
  }
  return { up: trail, key };
}

/**
 * The trail of a value that no path expression made: lost, unless it is the very value that stood there, as in
 * `path(. as $x | $x)`.
 */
export function trailOf(made: Json, from: Json, trail: Trail): Trail {
  if (trail === undefined || trail === LOST) return trail;
  const isSame =
    made === from &&
    (made === null || typeof made === 'boolean' || isJsonArray(made) || isJsonObject(made));
  return isSame ? trail : LOST;
}

/** A trail as `path(…)` gives it; `value` is what it leads to, for the error. */
export function pathOf(trail: Trail, value: Json): Json[] {
  if (trail === LOST) throw jqError(`Invalid path expression with result ${shortText(value)}`);
  const keys: Json[] = [];
  for (let at = trail ?? null; at !== null && at !== HERE; at = at.up) keys.push(at.key);
  return keys.reverse();
}
