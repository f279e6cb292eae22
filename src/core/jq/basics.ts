import { isJsonArray, setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import { attempt } from './attempt.ts';
import { described } from './arithmetic.ts';
import { above, further, LOST, single, trailOf } from './filter.ts';
import type { Emit, Filter, One } from './filter.ts';
import { isJqError, jqError } from './jq-error.ts';
import { shortText } from './json-text.ts';
import { charge } from './meter.ts';
import { isTruthy } from './order.ts';
import { itemsOf, readPlace } from './places.ts';
import { combinations } from './product.ts';

/** `.` */
export const IDENTITY: Filter = {
  run: (value, trail, _scope, emit) => emit(value, trail),
  one: (value) => value,
  height: 1,
};

/** `empty` */
export const EMPTY: Filter = { run: () => false, height: 1 };

/** A value that does not depend on the input. */
export function constant(value: Json): Filter {
  return single(() => value, 1);
}

/** `a | b` */
export function pipe(left: Filter, right: Filter): Filter {
  const height = left.height + right.height;
  const run: Filter['run'] = (value, trail, scope, emit) =>
    left.run(value, trail, scope, (made, at) => right.run(made, at, scope, emit));
  const { one: first } = left;
  const { one: second } = right;
  if (first === undefined || second === undefined) return { run, height };
  return { run, height, one: (value, scope) => second(first(value, scope), scope) };
}

/** `a, b` */
export function comma(items: readonly Filter[]): Filter {
  return {
    height: above(...items),
    run: (value, trail, scope, emit) => items.some((item) => item.run(value, trail, scope, emit)),
  };
}

/** `of[key]`, also for the `{start, end}` of a slice. */
export function index(of: Filter, key: Filter, optional: boolean): Filter {
  const height = of.height + key.height + 1;
  const { one: ofOne } = of;
  const { one: keyOne } = key;
  const run: Filter['run'] = (value, trail, scope, emit) =>
    combinations([key], value, scope, ([at = null]) =>
      of.run(value, trail, scope, (found, where) => {
        // Before the read, so that a lost path is what is complained about.
        const next = further(where, at, found);
        const read = optional ? readQuietly(found, at) : readPlace(found, at);
        return read !== undefined && emit(read, next);
      }),
    );
  if (optional || ofOne === undefined || keyOne === undefined) return { run, height };
  const one: One = (value, scope) => {
    const at = keyOne(value, scope);
    return readPlace(ofOne(value, scope), at);
  };
  return { run, one, height };
}

function readQuietly(value: Json, key: Json): Json | undefined {
  try {
    return readPlace(value, key);
  } catch (error) {
    if (isJqError(error)) return undefined;
    throw error;
  }
}

/** `of[]` */
export function each(of: Filter, optional: boolean): Filter {
  return {
    height: of.height + 1,
    run: (value, trail, scope, emit) =>
      of.run(value, trail, scope, (found, where) => eachItem(found, where, optional, emit)),
  };
}

function eachItem(value: Json, trail: Parameters<Emit>[1], optional: boolean, emit: Emit): boolean {
  if (trail === LOST) {
    const how = `iterate through ${shortText(value)}`;
    throw jqError(`Invalid path expression near attempt to ${how}`);
  }
  if (optional && (typeof value !== 'object' || value === null)) return false;
  const items = itemsOf(value);
  if (trail === undefined) {
    for (const item of items) {
      charge(1);
      if (emit(item, undefined)) return true;
    }
    return false;
  }
  const keys = isJsonArray(value) ? null : Object.keys(value ?? {});
  return items.some((item, i) => {
    charge(1);
    return emit(item, { up: trail, key: keys === null ? i : (keys[i] ?? null) });
  });
}

/** `[of]` */
export function collect(of: Filter): Filter {
  const one: One = (value, scope) => {
    const items: Json[] = [];
    of.run(value, undefined, scope, (item) => {
      charge(1);
      items.push(item);
      return false;
    });
    return items;
  };
  return single(one, of.height + 2);
}

/** `{key: value}`, the first entry the outermost loop. */
export function object(entries: readonly (readonly [key: Filter, value: Filter])[]): Filter {
  const parts = entries.flat().reverse();
  const height = above(...parts) + parts.length;
  const build = (made: readonly Json[]): Json => {
    const result: Record<string, Json> = {};
    for (let i = made.length - 1; i > 0; i -= 2) {
      const key = made[i] ?? null;
      charge(1);
      if (typeof key !== 'string') {
        throw jqError(`Object keys must be strings: ${described(key)}`);
      }
      setOwn(result, key, made[i - 1] ?? null);
    }
    return result;
  };
  const ones = parts.flatMap(({ one }) => one ?? []);
  if (ones.length === parts.length) {
    return single((value, scope) => build(ones.map((one) => one(value, scope))), height);
  }
  return {
    height,
    run: (value, trail, scope, emit) =>
      combinations(parts, value, scope, (made) => {
        const result = build(made);
        return emit(result, trailOf(result, value, trail));
      }),
  };
}

/** `if condition then … else … end` */
export function choose(condition: Filter, then: Filter, otherwise: Filter): Filter {
  const height = above(condition, then, otherwise) + 1;
  const run: Filter['run'] = (value, trail, scope, emit) =>
    combinations([condition], value, scope, ([is = null]) =>
      (isTruthy(is) ? then : otherwise).run(value, trail, scope, emit),
    );
  const [test, yes, no] = [condition.one, then.one, otherwise.one];
  if (test === undefined || yes === undefined || no === undefined) return { run, height };
  return {
    run,
    height,
    one: (value, scope) => (isTruthy(test(value, scope)) ? yes : no)(value, scope),
  };
}

/** `a // b`: the truthy results of a; those of b where there are none. Errors of a are errors (jq 1.8). */
export function alternative(left: Filter, right: Filter): Filter {
  const height = above(left, right) + 2;
  const run: Filter['run'] = (value, trail, scope, emit) => {
    let found = false;
    const stopped = left.run(value, trail, scope, (result, at) => {
      if (!isTruthy(result)) return false;
      found = true;
      return emit(result, at);
    });
    return stopped || (!found && right.run(value, trail, scope, emit));
  };
  const { one: first } = left;
  const { one: second } = right;
  if (first === undefined || second === undefined) return { run, height };
  const one: One = (value, scope) => {
    const result = first(value, scope);
    return isTruthy(result) ? result : second(value, scope);
  };
  return { run, one, height };
}

/** `a and b`, `a or b`: b is not asked where a decides. */
export function logical(op: 'and' | 'or', left: Filter, right: Filter): Filter {
  const decided = constant(op === 'or');
  const asked = truthOf(right);
  return op === 'or' ? choose(left, decided, asked) : choose(left, asked, decided);
}

function truthOf(filter: Filter): Filter {
  return pipe(filter, single(isTruthy, 1));
}

/** `try body catch handler`; without a handler an error gives no result. */
export function tryCatch(body: Filter, handler: Filter): Filter {
  return {
    height: above(body, handler) + 3,
    run: (value, trail, scope, emit) =>
      attempt(body, value, trail, scope, emit, (error) =>
        handler.run(error, trail && LOST, scope, emit),
      ),
  };
}
