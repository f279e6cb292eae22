import type { Json } from '../json.ts';
import { above, outer, withValue } from './filter.ts';
import type { Closure, Filter, Scope } from './filter.ts';
import { charge, enter, leave } from './meter.ts';

/** A function of a program or of the library. */
export interface JqFunction {
  /** For each parameter whether it is a `$value` (it is a closure too). */
  readonly values: readonly boolean[];
  /** Null while it is being compiled. */
  body: Filter | null;
}

/** Calls a closure parameter, so many scopes further out. */
export function callClosure(hops: number): Filter {
  return {
    height: 2,
    run: (value, trail, scope, emit) => {
      const closure = closureAt(outer(scope, hops));
      const { height } = closure.filter;
      enter(height);
      charge(1);
      const stopped = closure.filter.run(value, trail, closure.scope, emit);
      leave(height);
      return stopped;
    },
  };
}

/** Calls a function defined so many scopes further out. */
export function callFunction(made: JqFunction, hops: number, args: readonly Filter[]): Filter {
  const height = above(...args) + 2;
  const run: Filter['run'] = (value, trail, scope, emit) => {
    const body = bodyOf(made);
    return eachScope(made, hops, args, value, scope, (inner) => {
      enter(body.height);
      charge(1);
      const stopped = body.run(value, trail, inner, emit);
      leave(body.height);
      return stopped;
    });
  };
  const { body } = made;
  const isSingle = args.every(({ one }, i) => made.values[i] !== true || one !== undefined);
  if (body?.one === undefined || !isSingle) return { run, height };
  const { one, height: bodyHeight } = body;
  return {
    height,
    run: (value, trail, scope, emit) => {
      if (trail !== undefined) return run(value, trail, scope, emit);
      return emit(callOne(value, scope), undefined);
    },
    one: callOne,
  };

  function callOne(value: Json, scope: Scope): Json {
    let inner = withClosures(outer(scope, hops), args, scope);
    for (const [i, arg] of args.entries()) {
      if (made.values[i] === true && arg.one !== undefined) {
        inner = withValue(inner, arg.one(value, scope));
      }
    }
    enter(bodyHeight);
    charge(1);
    const result = one(value, inner);
    leave(bodyHeight);
    return result;
  }
}

/** For each combination of the value parameters, the first the outermost loop. */
function eachScope(
  made: JqFunction,
  hops: number,
  args: readonly Filter[],
  value: Json,
  scope: Scope,
  take: (inner: Scope) => boolean,
): boolean {
  const bound = (at: number, inner: Scope): boolean => {
    const arg = args[at];
    if (arg === undefined) return take(inner);
    if (made.values[at] !== true) return bound(at + 1, inner);
    return arg.run(value, undefined, scope, (one) => bound(at + 1, withValue(inner, one)));
  };
  return bound(0, withClosures(outer(scope, hops), args, scope));
}

function withClosures(base: Scope, args: readonly Filter[], scope: Scope): Scope {
  let inner = base;
  for (const filter of args) inner = { up: inner, json: null, closure: { filter, scope } };
  return inner;
}

function bodyOf({ body }: JqFunction): Filter {
  if (body === null) throw new TypeError('a function is called while it is compiled');
  return body;
}

function closureAt({ closure }: Scope): Closure {
  if (closure === null) throw new TypeError('a closure is not where it was compiled to be');
  return closure;
}
