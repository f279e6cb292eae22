import { isJsonArray, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { attempt } from './attempt.ts';
import { described } from './arithmetic.ts';
import { above, further, LOST, single, trailOf } from './filter.ts';
import type { Emit, Filter, One, Scope } from './filter.ts';
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

/** `{key: value}`, the first entry the outermost loop. A key is looked at when its value is there, as in jq. */
export function object(entries: readonly (readonly [key: Filter, value: Filter])[]): Filter {
  const parts = entries.flat();
  const height = above(...parts) + parts.length;
  const ones = entries.flatMap(([{ one: key }, { one: value }]) =>
    key === undefined || value === undefined ? [] : [[key, value] as const],
  );
  if (ones.length === entries.length) {
    const build: One = (value, scope) => {
      const made: Record<string, Json> = {};
      for (const [key, item] of ones) {
        const name = key(value, scope);
        const held = item(value, scope);
        setOwn(made, nameOf(name), held);
      }
      return made;
    };
    return single(build, height);
  }
  return {
    height,
    run: (value, trail, scope, emit) =>
      withEntries(entries, 0, {}, value, scope, (made) => emit(made, trailOf(made, value, trail))),
  };
}

/** Every object that holds `made` and the entries from `at` on. */
function withEntries(
  entries: readonly (readonly [key: Filter, value: Filter])[],
  at: number,
  made: JsonObject,
  value: Json,
  scope: Scope,
  take: (made: JsonObject) => boolean,
): boolean {
  const entry = entries[at];
  if (entry === undefined) return take(made);
  return combinations([...entry].reverse(), value, scope, ([held = null, name = null]) => {
    const next: Record<string, Json> = { ...made };
    setOwn(next, nameOf(name), held);
    return withEntries(entries, at + 1, next, value, scope, take);
  });
}

function nameOf(key: Json): string {
  charge(1);
  if (typeof key === 'string') return key;
  throw jqError(`Object keys must be strings: ${described(key)}`);
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
