import type { Json } from '../json.ts';
import { namesOf } from './ast.ts';
import type { Pattern } from './ast.ts';
import { attempt } from './attempt.ts';
import { outer, withValue } from './filter.ts';
import type { Emit, Filter, Scope } from './filter.ts';
import { jqError } from './jq-error.ts';
import { charge } from './meter.ts';
import { described } from './arithmetic.ts';
import { withValues } from './place.ts';
import type { Place } from './place.ts';
import { readPlace } from './places.ts';
import { combinations } from './product.ts';

type Next = (scope: Scope) => boolean;
/** Takes a value apart, and goes on with the scope in which its parts have names. */
export type Bind = (value: Json, scope: Scope, next: Next) => boolean;

/** What `as` with these patterns does: one, or alternatives of `?//`. */
export interface Bindings {
  /** Where what follows is compiled. */
  readonly place: Place;
  /** `source as patterns | body` */
  readonly filter: (source: Filter, body: Filter) => Filter;
  /** For `reduce` and `foreach`. */
  readonly bind: Bind;
}

/** Compiles the patterns of an `as`. */
export function bindings(patterns: readonly Pattern[], here: Place): Bindings {
  const [only] = patterns;
  if (only !== undefined && patterns.length === 1) {
    const { bind, place } = compilePattern(only, here);
    return { place, bind, filter: (source, body) => bound(source, body, bind, only.is === 'name') };
  }
  const names = [...new Set(patterns.flatMap(namesOf))];
  const place = withValues(here, names);
  const binds = patterns.map((pattern) => inOrder(pattern, names, here));
  const bind: Bind = (value, scope, next) =>
    tryEach(
      binds,
      0,
      value,
      scope,
      (inner) => ({
        run: () => next(inner),
        height: 1,
      }),
      () => false,
    );
  return {
    place,
    bind,
    filter: (source, body) => ({
      height: source.height + body.height + 4 * patterns.length,
      run: (value, trail, scope, emit) =>
        source.run(value, undefined, scope, (found) =>
          tryEach(
            binds,
            0,
            found,
            scope,
            (inner) => ({
              height: body.height,
              run: (_value, _trail, _scope, out) => body.run(value, trail, inner, out),
            }),
            emit,
          ),
        ),
    }),
  };
}

/** An error with one pattern, or of the body after it, makes the next be tried; that of the last one counts. */
function tryEach(
  binds: readonly Bind[],
  at: number,
  value: Json,
  scope: Scope,
  body: (inner: Scope) => Filter,
  emit: Emit,
): boolean {
  const bind = binds[at];
  if (bind === undefined) return false;
  const whole: Filter = {
    height: 1,
    run: (_value, _trail, _scope, out) =>
      bind(value, scope, (inner) => body(inner).run(null, undefined, inner, out)),
  };
  if (at === binds.length - 1) return whole.run(null, undefined, scope, emit);
  return attempt(whole, null, undefined, scope, emit, () =>
    tryEach(binds, at + 1, value, scope, body, emit),
  );
}

function bound(source: Filter, body: Filter, bind: Bind, isName: boolean): Filter {
  const height = source.height + body.height + 2;
  const run: Filter['run'] = (value, trail, scope, emit) =>
    source.run(value, undefined, scope, (found) =>
      bind(found, scope, (inner) => body.run(value, trail, inner, emit)),
    );
  const { one: first } = source;
  const { one: then } = body;
  if (!isName || first === undefined || then === undefined) return { run, height };
  return { run, height, one: (value, scope) => then(value, withValue(scope, first(value, scope))) };
}

/** The names of all alternatives in one order, null where this one binds nothing. */
function inOrder(pattern: Pattern, names: readonly string[], here: Place): Bind {
  const own = namesOf(pattern);
  const { bind } = compilePattern(pattern, here);
  const hops = names.map((name) => own.length - 1 - own.lastIndexOf(name));
  return (value, scope, next) =>
    bind(value, scope, (made) =>
      next(
        hops.reduce(
          (inner, hop) => withValue(inner, hop >= own.length ? null : outer(made, hop).json),
          scope,
        ),
      ),
    );
}

function compilePattern(pattern: Pattern, here: Place): { bind: Bind; place: Place } {
  switch (pattern.is) {
    case 'name':
      return {
        bind: (value, scope, next) => next(withValue(scope, value)),
        place: withValues(here, [pattern.name]),
      };
    case 'array': {
      let place = here;
      const binds = pattern.items.map((item, i): Bind => {
        const made = compilePattern(item, place);
        ({ place } = made);
        return (value, scope, next) => made.bind(readPlace(value, i), scope, next);
      });
      return { bind: inTurn(binds), place };
    }
    case 'object': {
      let place = here;
      const binds = pattern.entries.map(({ key, name, value: inner }): Bind => {
        const keys = place.compile(key, place);
        if (name !== null) place = withValues(place, [name]);
        const made = inner === null ? null : compilePattern(inner, place);
        if (made !== null) ({ place } = made);
        return (value, scope, next) =>
          combinations([keys], value, scope, ([at = null]) => {
            if (typeof at !== 'string') {
              throw jqError(`Cannot index ${described(value)} with ${described(at)}`);
            }
            const found = readPlace(value, at);
            const named = name === null ? scope : withValue(scope, found);
            return made === null ? next(named) : made.bind(found, named, next);
          });
      });
      return { bind: inTurn(binds), place };
    }
  }
}

function inTurn(binds: readonly Bind[]): Bind {
  return (value, scope, next) => {
    charge(1);
    const from = (at: number, inner: Scope): boolean => {
      const bind = binds[at];
      return bind === undefined ? next(inner) : bind(value, inner, (made) => from(at + 1, made));
    };
    return from(0, scope);
  };
}
