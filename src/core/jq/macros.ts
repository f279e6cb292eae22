import { isJsonArray, isJsonObject, setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import { pathsIn, update } from './assign.ts';
import * as basic from './basics.ts';
import { above, further, LOST, pathOf, HERE, single } from './filter.ts';
import type { Emit, Filter, Scope, Trail } from './filter.ts';
import { jqError } from './jq-error.ts';
import { loop, recurse, repeat } from './loops.ts';
import { charge, visit } from './meter.ts';
import { deletePaths, getPath } from './places.ts';
import { combinations } from './product.ts';

/** A function that decides itself how its arguments are run. */
type Macro = (args: readonly Filter[]) => Filter;

/** The builtins that are more than a function of values, by name and number of arguments. */
export const MACROS: ReadonlyMap<string, Macro> = new Map<string, Macro>([
  ['empty/0', () => basic.EMPTY],
  ['select/1', ([test = basic.IDENTITY]) => basic.choose(test, basic.IDENTITY, basic.EMPTY)],
  ['map/1', ([f = basic.IDENTITY]) => basic.collect(basic.pipe(EACH, f))],
  ['map_values/1', ([f = basic.IDENTITY]) => update(EACH, f)],
  ['first/0', () => basic.index(basic.IDENTITY, basic.constant(0), false)],
  ['last/0', () => basic.index(basic.IDENTITY, basic.constant(-1), false)],
  ['nth/1', ([at = basic.IDENTITY]) => basic.index(basic.IDENTITY, at, false)],
  ['recurse/0', () => recurse(EACH_IF_ANY)],
  ['recurse/1', ([f = basic.IDENTITY]) => recurse(f)],
  ['repeat/1', ([f = basic.IDENTITY]) => repeat(f)],
  ['while/2', ([test = basic.IDENTITY, f = basic.IDENTITY]) => loop('while', test, f)],
  ['until/2', ([test = basic.IDENTITY, f = basic.IDENTITY]) => loop('until', test, f)],
  ['range/1', ([upto = basic.IDENTITY]) => range(basic.constant(0), upto, basic.constant(1))],
  [
    'range/2',
    ([from = basic.IDENTITY, upto = basic.IDENTITY]) => range(from, upto, basic.constant(1)),
  ],
  [
    'range/3',
    ([from = basic.IDENTITY, upto = basic.IDENTITY, by = basic.IDENTITY]) => range(from, upto, by),
  ],
  ['first/1', ([f = basic.IDENTITY]) => limit(basic.constant(1), f)],
  ['limit/2', ([count = basic.IDENTITY, f = basic.IDENTITY]) => limit(count, f)],
  ['skip/2', ([count = basic.IDENTITY, f = basic.IDENTITY]) => skip(count, f)],
  ['last/1', ([f = basic.IDENTITY]) => last(f)],
  ['isempty/1', ([f = basic.IDENTITY]) => isEmpty(f)],
  ['path/1', ([f = basic.IDENTITY]) => path(f)],
  ['getpath/1', ([at = basic.IDENTITY]) => readPath(at)],
  [
    'del/1',
    ([f = basic.IDENTITY]) =>
      single((value, scope) => deletePaths(value, pathsIn(f, value, scope)), f.height + 2),
  ],
  ['walk/1', ([f = basic.IDENTITY]) => walk(f)],
  ['debug/0', () => basic.IDENTITY],
  ['debug/1', () => basic.IDENTITY],
  ['stderr/0', () => basic.IDENTITY],
  ['env/0', () => basic.constant({})],
]);

const EACH = basic.each(basic.IDENTITY, false);
const EACH_IF_ANY = basic.each(basic.IDENTITY, true);

function range(from: Filter, upto: Filter, by: Filter): Filter {
  return {
    height: above(from, upto, by) + 4,
    run: (value, trail, scope, emit) =>
      combinations([by, upto, from], value, scope, ([step = null, end = null, start = null]) => {
        if (typeof start !== 'number' || typeof end !== 'number' || typeof step !== 'number') {
          throw jqError('Range bounds must be numeric');
        }
        const at = trail && LOST;
        for (let i = start; step > 0 ? i < end : step < 0 && i > end; i += step) {
          charge(1);
          if (emit(i, at)) return true;
        }
        return false;
      }),
  };
}

function limit(count: Filter, f: Filter): Filter {
  return counted(count, f, 'limit', (wanted, run, emit) => {
    if (wanted <= 0) return false;
    let left = wanted;
    let isDone = false;
    const stopped = run((result, trail) => {
      left -= 1;
      if (emit(result, trail)) return true;
      isDone = left <= 0;
      return isDone;
    });
    return stopped && !isDone;
  });
}

function skip(count: Filter, f: Filter): Filter {
  return counted(count, f, 'skip', (unwanted, run, emit) => {
    let left = unwanted;
    return run((result, trail) => {
      left -= 1;
      return left < 0 && emit(result, trail);
    });
  });
}

function counted(
  count: Filter,
  f: Filter,
  name: string,
  go: (count: number, run: (emit: Emit) => boolean, emit: Emit) => boolean,
): Filter {
  return {
    height: above(count, f) + 3,
    run: (value, trail, scope, emit) =>
      combinations([count], value, scope, ([n = null]) => {
        if (typeof n !== 'number') throw jqError(`${name} needs a number`);
        if (n < 0) throw jqError(`${name} doesn't support negative count`);
        return go(n, (take) => f.run(value, trail, scope, take), emit);
      }),
  };
}

/** Nothing where there is none (jq 1.8). */
function last(f: Filter): Filter {
  return {
    height: f.height + 2,
    run: (value, trail, scope, emit) => {
      const found: { value?: Json; trail: Trail } = { trail };
      f.run(value, trail, scope, (result, at) => {
        found.value = result;
        found.trail = at;
        return false;
      });
      return found.value !== undefined && emit(found.value, found.trail);
    },
  };
}

function isEmpty(f: Filter): Filter {
  return single((value, scope) => !f.run(value, undefined, scope, () => true), f.height + 1);
}

function path(f: Filter): Filter {
  return {
    height: f.height + 2,
    run: (value, trail, scope, emit) =>
      f.run(value, HERE, scope, (found, at) => {
        const keys = pathOf(at, found);
        charge(1 + keys.length);
        return emit(keys, trail && LOST);
      }),
  };
}

function readPath(at: Filter): Filter {
  return {
    height: at.height + 2,
    run: (value, trail, scope, emit) =>
      combinations([at], value, scope, ([keys = null]) => {
        const found = getPath(value, keys);
        const steps = isJsonArray(keys) ? keys : [];
        return emit(
          found,
          steps.reduce<Trail>((up, key) => further(up, key, value), trail),
        );
      }),
  };
}

/** From the leaves up: every result of an array's items counts, the first of an object's. */
function walk(f: Filter): Filter {
  const { one } = f;
  const height = f.height + 4;
  const inside = (value: Json, scope: Scope, level: number): Json => {
    visit(level);
    if (isJsonArray(value)) {
      const items: Json[] = [];
      for (const item of value) {
        each(item, scope, level + 1, (result) => {
          charge(1);
          items.push(result);
          return false;
        });
      }
      return items;
    }
    if (!isJsonObject(value)) return value;
    const made: Record<string, Json> = {};
    for (const [key, item] of Object.entries(value)) {
      each(item, scope, level + 1, (result) => {
        setOwn(made, key, result);
        return true;
      });
    }
    return made;
  };
  const each = (value: Json, scope: Scope, level: number, emit: Emit): boolean => {
    const made = inside(value, scope, level);
    return one === undefined
      ? f.run(made, undefined, scope, emit)
      : emit(one(made, scope), undefined);
  };
  const run: Filter['run'] = (value, trail, scope, emit) =>
    each(value, scope, 0, (result) => emit(result, trail && LOST));
  if (one === undefined) return { run, height };
  return { run, height, one: (value, scope) => one(inside(value, scope, 0), scope) };
}
