import type { Ast, Call, Definition } from './ast.ts';
import { add, negate, OPERATIONS } from './arithmetic.ts';
import { assign } from './assign.ts';
import { untilBreak } from './attempt.ts';
import * as basic from './basics.ts';
import { bindings } from './bindings.ts';
import { callClosure, callFunction } from './calls.ts';
import type { JqFunction } from './calls.ts';
import { outer, single, withValue } from './filter.ts';
import type { Filter } from './filter.ts';
import { fold } from './fold.ts';
import { FORMATS } from './formats.ts';
import { FUNCTIONS, REFUSED } from './functions.ts';
import { jqBreak } from './jq-error.ts';
import { JqSyntaxError } from './lexer.ts';
import { libraryDefinition } from './library.ts';
import { MACROS } from './macros.ts';
import { lookUp, withName } from './place.ts';
import type { Names, Place } from './place.ts';
import { product } from './product.ts';
import type { Pure } from './product.ts';

/** So deep may a program's parts nest: what evaluates them is nested as deep. */
const MAX_LEVEL = 400;
/** Pipes count too: what follows runs within what went before. */
const MAX_HEIGHT = 1_000;

const TOP: Place = { names: null, depth: 0, level: 0, compile: compileAt };

/**
 * Turns a parsed program into functions.
 *
 * @throws {JqSyntaxError} for names that mean nothing
 */
export function compile(ast: Ast): Filter {
  const filter = compileAt(ast, TOP);
  if (filter.height > MAX_HEIGHT) throw new JqSyntaxError('the program is nested too deeply', 0);
  return filter;
}

/** One part of a program, at its place. */
function compileAt(ast: Ast, at: Place): Filter {
  if (at.level > MAX_LEVEL) throw new JqSyntaxError('the program is nested too deeply', 0);
  const here: Place = { ...at, level: at.level + 1 };
  const inner = (part: Ast): Filter => compileAt(part, here);
  switch (ast.is) {
    case 'identity':
      return basic.IDENTITY;
    case 'literal':
      return basic.constant(ast.value);
    case 'recurse':
      return call({ is: 'call', name: 'recurse', args: [], at: 0 }, here);
    case 'text':
      return text(ast, inner);
    case 'format':
      return product([], formatOf(ast.format));
    case 'index':
      return index(ast, inner);
    case 'try': {
      const handler = ast.handler === null ? basic.EMPTY : inner(ast.handler);
      return basic.tryCatch(inner(ast.body), handler);
    }
    case 'pipe':
      return ast.items.map(inner).reduceRight((right, left) => basic.pipe(left, right));
    case 'comma':
      return basic.comma(ast.items.map(inner));
    case 'negate':
      return basic.pipe(inner(ast.of), product([], negate));
    case 'binary':
      return binary(ast.op, inner(ast.left), inner(ast.right));
    case 'if':
      return basic.choose(inner(ast.condition), inner(ast.yes), inner(ast.no));
    case 'reduce':
    case 'foreach':
      return fold(ast, here);
    case 'def': {
      const made = define(ast.def, here);
      return compileAt(ast.rest, withName(here, 'function', nameOf(ast.def), made));
    }
    case 'call':
      return call(ast, here);
    case 'variable': {
      if (ast.name === 'ENV') return basic.constant({});
      const hops = hopsTo(here, 'value', ast.name, ast.at, `$${ast.name}`);
      return single((_value, scope) => outer(scope, hops).json, 1);
    }
    case 'bind': {
      const bind = bindings(ast.patterns, here);
      const source = inner(ast.source);
      const body = compileAt(ast.body, bind.place);
      return bind.filter(source, body);
    }
    case 'label': {
      const body = compileAt(ast.body, withName(here, 'label', ast.name));
      return {
        height: body.height + 2,
        run: (value, trail, scope, emit) => {
          const label = withValue(scope, null);
          return untilBreak(label, () => body.run(value, trail, label, emit));
        },
      };
    }
    case 'break': {
      const hops = hopsTo(here, 'label', ast.name, ast.at, `label $${ast.name}`);
      return {
        height: 1,
        run: (_value, _trail, scope) => {
          throw jqBreak(outer(scope, hops));
        },
      };
    }
    case 'array':
      return ast.of === null ? basic.constant([]) : basic.collect(inner(ast.of));
    case 'object':
      return basic.object(ast.entries.map(([key, value]) => [inner(key), inner(value)] as const));
  }
}

function index(ast: Ast & { is: 'index' }, inner: (part: Ast) => Filter): Filter {
  const of = inner(ast.of);
  const { step, optional } = ast;
  if (step.is === 'each') return basic.each(of, optional);
  if (step.is === 'key') return basic.index(of, inner(step.key), optional);
  // The start is the outer loop, and the product's last.
  const ends = product([inner(step.to), inner(step.from)], (_value, end = null, start = null) => ({
    start,
    end,
  }));
  return basic.index(of, ends, optional);
}

function binary(op: string, left: Filter, right: Filter): Filter {
  if (op === 'and' || op === 'or') return basic.logical(op, left, right);
  if (op === '//') return basic.alternative(left, right);
  const operation = OPERATIONS.get(op);
  if (operation === undefined) return assign(op, left, right);
  return product([left, right], (_value, a = null, b = null) => operation(a, b));
}

function text(ast: Ast & { is: 'text' }, inner: (part: Ast) => Filter): Filter {
  const format = formatOf(ast.format);
  const programs = ast.parts.flatMap((part) => (typeof part === 'string' ? [] : [inner(part)]));
  return product(programs, (_value, ...made) => {
    let next = 0;
    let result = '';
    for (const part of ast.parts) {
      const piece = typeof part === 'string' ? part : format(made[next++] ?? null);
      const whole = add(result, piece);
      result = typeof whole === 'string' ? whole : result;
    }
    return result;
  });
}

function formatOf(format: (Ast & { is: 'text' })['format']): Pure {
  const name = format?.name ?? '@text';
  const made = FORMATS.get(name);
  if (made === undefined) throw new JqSyntaxError(`${name} is no format`, format?.at ?? 0);
  return made;
}

function call(ast: Call, here: Place): Filter {
  const key = `${ast.name}/${ast.args.length}`;
  const args = ast.args.map((arg) => compileAt(arg, here));
  for (let names = here.names; names !== null; names = names.up) {
    if (names.is === 'closure' && args.length === 0 && names.name === ast.name) {
      return callClosure(here.depth - names.depth);
    }
    if (names.is === 'function' && names.name === key && names.made !== null) {
      return callFunction(names.made, here.depth - names.depth, args);
    }
  }
  const macro = MACROS.get(key);
  if (macro !== undefined) return macro(args);
  const pure = FUNCTIONS.get(key);
  if (pure !== undefined) return product(args, pure);
  const made = libraryFunction(key);
  if (made !== null) return callFunction(made, here.depth, args);
  const why = REFUSED.get(key);
  throw new JqSyntaxError(why ?? `${key} is not defined`, ast.at);
}

const compiledLibrary = new Map<string, JqFunction>();

/** A function that is written in jq itself, compiled when first called. */
function libraryFunction(key: string): JqFunction | null {
  const known = compiledLibrary.get(key);
  if (known !== undefined) return known;
  const def = libraryDefinition(key);
  if (def === undefined) return null;
  const made = define(def, TOP);
  compiledLibrary.set(key, made);
  return made;
}

/** A function; it may call itself, so that its body is known only after its name. */
function define(def: Definition, here: Place): JqFunction {
  const values = def.params.map(({ isValue }) => isValue);
  const made: JqFunction = { values, body: null };
  let inside = withName(here, 'function', nameOf(def), made);
  for (const { name } of def.params) inside = withName(inside, 'closure', name);
  for (const { name, isValue } of def.params) {
    if (isValue) inside = withName(inside, 'value', name);
  }
  made.body = compileAt(def.body, inside);
  return made;
}

function nameOf({ name, params }: Definition): string {
  return `${name}/${params.length}`;
}

function hopsTo(here: Place, is: Names['is'], name: string, at: number, called: string): number {
  const found = lookUp(here, is, name);
  if (found === undefined) throw new JqSyntaxError(`${called} is not defined`, at);
  return here.depth - found.depth;
}
