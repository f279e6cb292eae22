import type { Json } from '../json.ts';
import { OPERATIONS } from './arithmetic.ts';
import { above, HERE, pathOf, single } from './filter.ts';
import type { Filter, Scope } from './filter.ts';
import { charge } from './meter.ts';
import { isTruthy } from './order.ts';
import { deletePaths, getPath, setPath } from './places.ts';

/** `=`, `|=` and the arithmetic updates (jq manual, "Assignment"). */
export function assign(op: string, places: Filter, right: Filter): Filter {
  if (op === '|=') return update(places, right);
  const height = above(places) + 2;
  const change = (make: (value: Json, scope: Scope, operand: Json) => Json): Filter => {
    const operands = right;
    const { one } = operands;
    if (one !== undefined)
      return single((value, scope) => make(value, scope, one(value, scope)), height + right.height);
    return {
      height: height + right.height,
      run: (value, trail, scope, emit) =>
        operands.run(value, undefined, scope, (operand) =>
          single(() => make(value, scope, operand), height).run(value, trail, scope, emit),
        ),
    };
  };
  if (op === '=') {
    return change((value, scope, operand) => {
      let state = value;
      eachPath(places, value, scope, (path) => {
        state = setPath(state, path, operand);
      });
      return state;
    });
  }
  if (op === '//=') {
    return change((value, scope, operand) =>
      updateAll(places, value, scope, (old) => (isTruthy(old) ? old : operand)),
    );
  }
  const operation = OPERATIONS.get(op.slice(0, -1));
  if (operation === undefined) throw new TypeError(`${op} is no operator`);
  return change((value, scope, operand) =>
    updateAll(places, value, scope, (old) => operation(old, operand)),
  );
}

/** `places |= right`: the first result of right; the place is deleted where there is none. */
export function update(places: Filter, right: Filter): Filter {
  const { one } = right;
  return single(
    (value, scope) =>
      updateAll(places, value, scope, (old) => {
        if (one !== undefined) return one(old, scope);
        let first: Json | undefined;
        right.run(old, undefined, scope, (made) => {
          first = made;
          return true;
        });
        return first;
      }),
    above(places, right) + 4,
  );
}

/** `path(places)`, for the ones who want lists. */
export function pathsIn(places: Filter, value: Json, scope: Scope): Json[][] {
  const paths: Json[][] = [];
  eachPath(places, value, scope, (path) => {
    charge(1);
    paths.push(path);
  });
  return paths;
}

function eachPath(places: Filter, value: Json, scope: Scope, take: (path: Json[]) => void): void {
  places.run(value, HERE, scope, (found, trail) => {
    const path = pathOf(trail, found);
    charge(1 + path.length);
    take(path);
    return false;
  });
}

function updateAll(
  places: Filter,
  value: Json,
  scope: Scope,
  change: (old: Json) => Json | undefined,
): Json {
  let state = value;
  const gone: Json[][] = [];
  eachPath(places, value, scope, (path) => {
    const made = change(getPath(state, path));
    if (made === undefined) gone.push(path);
    else state = setPath(state, path, made);
  });
  return gone.length === 0 ? state : deletePaths(state, gone);
}
