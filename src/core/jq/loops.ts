import type { Json } from '../json.ts';
import { above } from './filter.ts';
import type { Emit, Filter, Scope, Trail } from './filter.ts';
import { charge, enter, leave } from './meter.ts';
import { isTruthy } from './order.ts';
import { combinations } from './product.ts';

/** `recurse(f)`: the input, then all that f makes of it, of that, and so on. */
export function recurse(f: Filter): Filter {
  const { one } = f;
  const height = f.height + 2;
  return {
    height,
    run: (value, trail, scope, emit) => {
      const from: Emit = (start, at) => {
        let current = start;
        for (;;) {
          charge(1);
          if (emit(current, at)) return true;
          if (one === undefined || at !== undefined) break;
          current = one(current, scope);
        }
        enter(height);
        const stopped = f.run(current, at, scope, from);
        leave(height);
        return stopped;
      };
      return from(value, trail);
    },
  };
}

/** `repeat(f)`: the results of f on the same input, for ever. */
export function repeat(f: Filter): Filter {
  return {
    height: f.height + 1,
    run: (value, trail, scope, emit) => {
      for (;;) {
        charge(1);
        if (f.run(value, trail, scope, emit)) return true;
      }
    },
  };
}

/** `while(test; f)` and `until(test; f)`. */
export function loop(is: 'while' | 'until', test: Filter, f: Filter): Filter {
  const { one: holds } = test;
  const { one } = f;
  const height = above(test, f) + 4;
  const many = (value: Json, trail: Trail, scope: Scope, emit: Emit): boolean => {
    const from: Emit = (current, at) => {
      charge(1);
      enter(height);
      const stopped = combinations([test], current, scope, ([held = null]) => {
        if (is === 'until') {
          return isTruthy(held) ? emit(current, at) : f.run(current, at, scope, from);
        }
        return isTruthy(held) && (emit(current, at) || f.run(current, at, scope, from));
      });
      leave(height);
      return stopped;
    };
    return from(value, trail);
  };
  if (holds === undefined || one === undefined) return { run: many, height };
  return {
    height,
    run: (value, trail, scope, emit) => {
      if (trail !== undefined) return many(value, trail, scope, emit);
      let current = value;
      for (;;) {
        charge(1);
        const held = isTruthy(holds(current, scope));
        if (is === 'until' && held) return emit(current, undefined);
        if (is === 'while' && (!held || emit(current, undefined))) return held;
        current = one(current, scope);
      }
    },
  };
}
