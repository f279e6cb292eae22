import type { Json } from '../json.ts';
import type { Fold } from './ast.ts';
import { bindings } from './bindings.ts';
import { above, LOST } from './filter.ts';
import type { Emit, Filter, Scope, Trail } from './filter.ts';
import { charge } from './meter.ts';
import type { Place } from './place.ts';

/** `reduce` and `foreach`: the state is the update's last result, null where it has none. */
export function fold(ast: Fold, here: Place): Filter {
  const source = here.compile(ast.source, here);
  const init = here.compile(ast.init, here);
  const { bind, place } = bindings(ast.patterns, here);
  const update = place.compile(ast.update, place);
  const extract = place.compile(ast.extract, place);
  const height = above(source, init, update, extract) + 4;

  const go = (value: Json, scope: Scope, start: Json, at: Trail, out: Emit | null): State => {
    const state: State = { value: start, trail: at, stopped: false };
    state.stopped = source.run(value, undefined, scope, (item) =>
      bind(item, scope, (inner) => {
        charge(1);
        const { value: before, trail: where } = state;
        if (out === null && update.one !== undefined && where === undefined) {
          state.value = update.one(before, inner);
          return false;
        }
        // While the update runs nobody holds the state: an update without result leaves null.
        state.value = null;
        state.trail = where && LOST;
        return update.run(before, where, inner, (made, trail) => {
          state.value = made;
          state.trail = trail;
          return out !== null && extract.run(made, trail, inner, out);
        });
      }),
    );
    return state;
  };

  const run: Filter['run'] = (value, trail, scope, emit) =>
    init.run(value, trail, scope, (start, at) => {
      if (ast.is === 'foreach') return go(value, scope, start, at, emit).stopped;
      const state = go(value, scope, start, at, null);
      return emit(state.value, state.trail);
    });
  const { one: first } = init;
  if (ast.is === 'foreach' || first === undefined) return { run, height };
  return {
    run,
    height,
    one: (value, scope) => go(value, scope, first(value, scope), undefined, null).value,
  };
}

interface State {
  value: Json;
  trail: Trail;
  stopped: boolean;
}
