import type { Json } from '../json.ts';

/** A parsed jq program. `at` is the offset in the program's text, for messages. */
export type Ast =
  | { readonly is: 'identity' }
  | { readonly is: 'recurse' }
  | { readonly is: 'literal'; readonly value: Json }
  | { readonly is: 'text'; readonly format: Format; readonly parts: readonly (string | Ast)[] }
  | { readonly is: 'format'; readonly format: Format }
  | Index
  | { readonly is: 'try'; readonly body: Ast; readonly handler: Ast | null }
  | { readonly is: 'pipe' | 'comma'; readonly items: readonly Ast[] }
  | { readonly is: 'negate'; readonly of: Ast }
  | { readonly is: 'binary'; readonly op: string; readonly left: Ast; readonly right: Ast }
  | {
      readonly is: 'if';
      readonly condition: Ast;
      readonly yes: Ast;
      readonly no: Ast;
    }
  | Fold
  | { readonly is: 'def'; readonly def: Definition; readonly rest: Ast }
  | Call
  | { readonly is: 'variable'; readonly name: string; readonly at: number }
  | {
      readonly is: 'bind';
      readonly source: Ast;
      readonly patterns: readonly Pattern[];
      readonly body: Ast;
    }
  | { readonly is: 'label'; readonly name: string; readonly body: Ast }
  | { readonly is: 'break'; readonly name: string; readonly at: number }
  | { readonly is: 'array'; readonly of: Ast | null }
  | { readonly is: 'object'; readonly entries: readonly (readonly [key: Ast, value: Ast])[] };

/** `@base64` and its like; null where none is said. */
export type Format = { readonly name: string; readonly at: number } | null;

/** One step of a path: `.name`, `.[key]`, `.[from:to]`, `.[]`; with `?` its own error gives no result. */
export interface Index {
  readonly is: 'index';
  readonly of: Ast;
  readonly step:
    | { readonly is: 'key'; readonly key: Ast }
    | { readonly is: 'slice'; readonly from: Ast; readonly to: Ast }
    | { readonly is: 'each' };
  readonly optional: boolean;
}

/** `reduce` and `foreach`; only the second has an extract. */
export interface Fold {
  readonly is: 'reduce' | 'foreach';
  readonly source: Ast;
  readonly patterns: readonly Pattern[];
  readonly init: Ast;
  readonly update: Ast;
  readonly extract: Ast;
}

/** A function called, or a closure parameter. */
export interface Call {
  readonly is: 'call';
  readonly name: string;
  readonly args: readonly Ast[];
  readonly at: number;
}

/** `def name(f; $x): body;` */
export interface Definition {
  readonly name: string;
  readonly params: readonly { readonly name: string; readonly isValue: boolean }[];
  readonly body: Ast;
}

/** What `as` takes a value apart by. */
export type Pattern =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'array'; readonly items: readonly Pattern[] }
  | { readonly is: 'object'; readonly entries: readonly PatternEntry[] };

/** `{key: pattern}`; `{$name}` and `{$name: pattern}` bind the name to what stands under the key too. */
export interface PatternEntry {
  readonly key: Ast;
  readonly name: string | null;
  readonly value: Pattern | null;
}

/** The names a pattern binds, in the order in which it binds them. */
export function namesOf(pattern: Pattern): readonly string[] {
  switch (pattern.is) {
    case 'name':
      return [pattern.name];
    case 'array':
      return pattern.items.flatMap(namesOf);
    case 'object':
      return pattern.entries.flatMap(({ name, value }) => [
        ...(name === null ? [] : [name]),
        ...(value === null ? [] : namesOf(value)),
      ]);
  }
}
