import type { Ast } from './ast.ts';
import type { JqFunction } from './calls.ts';
import type { Filter } from './filter.ts';

/** What a name means at a place of the program; `depth` is how many run-time scopes were open with it. */
export interface Names {
  readonly up: Names | null;
  readonly is: 'value' | 'closure' | 'label' | 'function';
  /** Of a function with its number of parameters: `map/1`. */
  readonly name: string;
  readonly depth: number;
  readonly made: JqFunction | null;
}

/** Where compilation is. */
export interface Place {
  readonly names: Names | null;
  /** How many run-time scopes are open here. */
  readonly depth: number;
  /** How deep the part stands in the program. */
  readonly level: number;
  /** Compiles a part of the program that stands at a place. */
  readonly compile: (ast: Ast, at: Place) => Filter;
}

/** The place within the scope of one more name; a function opens no run-time scope. */
export function withName(
  place: Place,
  is: Names['is'],
  name: string,
  made: JqFunction | null = null,
): Place {
  const depth = is === 'function' ? place.depth : place.depth + 1;
  return { ...place, depth, names: { up: place.names, is, name, depth, made } };
}

/** The place within the scope of more variables. */
export function withValues(place: Place, names: readonly string[]): Place {
  return names.reduce<Place>((at, name) => withName(at, 'value', name), place);
}

/** What a name means here; undefined where it means nothing. */
export function lookUp(place: Place, is: Names['is'], name: string): Names | undefined {
  for (let { names } = place; names !== null; names = names.up) {
    if (names.is === is && names.name === name) return names;
  }
  return undefined;
}
