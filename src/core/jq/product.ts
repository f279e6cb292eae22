import type { Json } from '../json.ts';
import { above, single, trailOf } from './filter.ts';
import { charge } from './meter.ts';
import type { Emit, Filter, One, Scope } from './filter.ts';

/** A function of the input and the results of its arguments. */
export type Pure = (value: Json, ...args: readonly Json[]) => Json;

/**
 * A filter that applies a function to every combination of its arguments' results. The last argument is the outermost
 * loop, as in jq: `[(1, 2) + (10, 20)]` is `[11, 12, 21, 22]`.
 */
export function product(args: readonly Filter[], pure: Pure): Filter {
  const height = above(...args) + args.length;
  const ones = args.flatMap(({ one }) => one ?? []);
  if (ones.length === args.length) return single(oneOf(ones, pure), height);
  return {
    height,
    run: (value, trail, scope, emit) =>
      combine(args, args.length - 1, [], value, scope, (made) => {
        const result = pure(value, ...made);
        return emit(result, trailOf(result, value, trail));
      }),
  };
}

/** The results of all combinations, the arguments in their order. */
export function combinations(
  args: readonly Filter[],
  value: Json,
  scope: Scope,
  take: (made: readonly Json[]) => boolean,
): boolean {
  return combine(args, args.length - 1, [], value, scope, take);
}

function oneOf(ones: readonly One[], pure: Pure): One {
  const [first, second, third] = ones;
  if (first === undefined) {
    return (value) => {
      charge(1);
      return pure(value);
    };
  }
  if (second === undefined) {
    return (value, scope) => {
      charge(1);
      return pure(value, first(value, scope));
    };
  }
  if (third === undefined) {
    return (value, scope) => {
      charge(1);
      const last = second(value, scope);
      return pure(value, first(value, scope), last);
    };
  }
  return (value, scope) => {
    charge(ones.length);
    // The last one first, as the outermost loop is.
    const made = ones.toReversed().map((one) => one(value, scope));
    return pure(value, ...made.reverse());
  };
}

function combine(
  args: readonly Filter[],
  at: number,
  made: readonly Json[],
  value: Json,
  scope: Scope,
  take: (made: readonly Json[]) => boolean,
): boolean {
  const arg = args[at];
  charge(1);
  if (arg === undefined) return take(made);
  const next: Emit = (one) => combine(args, at - 1, [one, ...made], value, scope, take);
  return arg.one === undefined
    ? arg.run(value, undefined, scope, next)
    : next(arg.one(value, scope), undefined);
}
