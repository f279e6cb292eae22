import type { Json } from '../json.ts';
import type { Emit, Filter, Scope, Trail } from './filter.ts';
import { isBreakTo, isJqError } from './jq-error.ts';
import { currentDepth, restoreDepth } from './meter.ts';

/** Runs a filter; its own errors, but not those of what takes its results, go to `caught`. */
export function attempt(
  filter: Filter,
  value: Json,
  trail: Trail,
  scope: Scope,
  emit: Emit,
  caught: (error: Json) => boolean,
): boolean {
  const depth = currentDepth();
  const through = {};
  const passing: Emit = (result, at) => {
    try {
      return emit(result, at);
    } catch (error) {
      if (isJqError(error)) error.passes.push(through);
      throw error;
    }
  };
  let own: Json;
  try {
    return filter.run(value, trail, scope, passing);
  } catch (error) {
    if (!isJqError(error)) throw error;
    if (error.passes.at(-1) === through) {
      error.passes.pop();
      throw error;
    }
    own = error.value;
  }
  restoreDepth(depth);
  return caught(own);
}

/** Runs a filter that a `break` to this label ends. */
export function untilBreak(label: object, run: () => boolean): boolean {
  const depth = currentDepth();
  try {
    return run();
  } catch (error) {
    if (!isBreakTo(label, error)) throw error;
    restoreDepth(depth);
    return false;
  }
}
