import type { Json } from '../json.ts';
import { namesOf } from './ast.ts';
import type { Ast, Call, Definition, Pattern } from './ast.ts';
import { JqSyntaxError } from './lexer.ts';
import { parseJq } from './parser.ts';

/**
 * The context paths a program reads, without duplicates and without those that lie below another; null where that
 * can't be known, since it may read everything. A path ends where the program goes into an array or through all items:
 * what it reads is then all that stands there. A text that is no program reads nothing.
 * @example pathsOfJq('.connectors.httpResult.body[0].id // .form.id') // ['connectors.httpResult.body', 'form.id']
 */
export function pathsOfJq(program: string): readonly string[] | null {
  try {
    const reader = new Reader();
    reader.use(reader.read(parseJq(program), { value: [''], names: null }));
    return withoutInner(reader.paths);
  } catch (error) {
    if (error instanceof JqSyntaxError) return [];
    if (error instanceof Unknown) return null;
    throw error;
  }
}

/** The program may read everything. */
class Unknown extends Error {}

/**
 * What a part of a program may result in: places of the context by their paths, `''` for all of it. No path: values
 * that were made, or taken from places that have been noted already.
 */
type Places = readonly string[];
const MADE: Places = [];

/** Functions whose argument runs on their own input, which they only hand on: what it results in are their results. */
const HANDS_ON = new Set('first/1 last/1'.split(' '));
/** Functions of their arguments alone, which run on their own input. */
const OF_ARGUMENTS = new Set(
  'error/1 range/1 range/2 range/3 isempty/1 any/2 all/2 add/1 pow/2 atan2/2 ldexp/2 fma/3'.split(
    ' ',
  ),
);
const OF_NOTHING = new Set('empty/0 env/0 infinite/0 nan/0 now/0'.split(' '));
/** Longer chains of calls are not followed. */
const MAX_DEPTH = 100;

interface Names {
  readonly up: Names | null;
  readonly name: string;
  /** What a variable may be; null for functions. */
  readonly value: Places | null;
  readonly def: Definition | null;
  /** What a closure parameter stands for, with the names known where it was written. */
  readonly closure: { readonly ast: Ast; readonly names: Names | null } | null;
}

interface At {
  readonly value: Places;
  readonly names: Names | null;
}

class Reader {
  readonly paths = new Set<string>();
  private depth = 0;

  /** Notes that all that stands at these places is read. */
  use(places: Places): Places {
    for (const place of places) {
      if (place === '') throw new Unknown();
      this.paths.add(place);
    }
    return MADE;
  }

  read(ast: Ast, at: At): Places {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Unknown();
    const places = this.readPart(ast, at);
    this.depth -= 1;
    return places;
  }

  private readPart(ast: Ast, at: At): Places {
    const inner = (part: Ast): Places => this.read(part, at);
    const made = (...parts: readonly Ast[]): Places => {
      for (const part of parts) this.use(inner(part));
      return MADE;
    };
    switch (ast.is) {
      case 'identity':
        return at.value;
      case 'recurse':
      case 'format':
        return this.use(at.value);
      case 'literal':
      case 'break':
        return MADE;
      case 'text':
        return made(...ast.parts.filter((part) => typeof part !== 'string'));
      case 'index':
        return this.step(inner(ast.of), ast.step, made);
      case 'try':
        return [...inner(ast.body), ...(ast.handler === null ? [] : this.onMade(ast.handler, at))];
      case 'pipe':
        return ast.items.reduce((value, item) => this.read(item, { ...at, value }), at.value);
      case 'comma':
        return ast.items.flatMap(inner);
      case 'negate':
        return made(ast.of);
      case 'binary':
        // Assignments result in all of their input.
        if (/^(?:=|\|=|[-+*/%]=|\/\/=)$/.test(ast.op)) this.use(at.value);
        return ast.op === '//'
          ? [...inner(ast.left), ...inner(ast.right)]
          : made(ast.left, ast.right);
      case 'if':
        made(ast.condition);
        return [...inner(ast.yes), ...inner(ast.no)];
      case 'reduce':
      case 'foreach': {
        const names = ast.patterns.flatMap((pattern) => this.bind(pattern, inner(ast.source), at));
        made(ast.init);
        const inside = { value: MADE, names: withNames(at.names, names) };
        this.use(this.read(ast.update, inside));
        return this.use(this.read(ast.extract, inside));
      }
      case 'def':
        return this.read(ast.rest, { ...at, names: withFunction(at.names, ast.def) });
      case 'call':
        return this.call(ast, at);
      case 'variable':
        return find(at.names, `$${ast.name}`)?.value ?? MADE;
      case 'bind': {
        const source = inner(ast.source);
        const names = ast.patterns.flatMap((pattern) => this.bind(pattern, source, at));
        return this.read(ast.body, { ...at, names: withNames(at.names, names) });
      }
      case 'label':
        return inner(ast.body);
      case 'array':
        return ast.of === null ? MADE : made(ast.of);
      case 'object':
        return made(...ast.entries.flat());
    }
  }

  private step(
    of: Places,
    step: (Ast & { is: 'index' })['step'],
    made: (...parts: readonly Ast[]) => Places,
  ): Places {
    if (step.is === 'slice') made(step.from, step.to);
    if (step.is !== 'key') return this.use(of);
    if (step.key.is !== 'literal') made(step.key);
    return this.under(of, step.key.is === 'literal' ? step.key.value : null);
  }

  /** What stands under a key of these places. */
  private under(of: Places, key: Json): Places {
    if (typeof key !== 'string') return this.use(of);
    return of.map((place) => {
      if (/^[A-Za-z_$][\w$-]*$/.test(key)) return place === '' ? key : `${place}.${key}`;
      // A root with such a name is never there.
      return place === '' ? `[${JSON.stringify(key)}]` : `${place}[${JSON.stringify(key)}]`;
    });
  }

  private onMade(ast: Ast, at: At): Places {
    return this.use(this.read(ast, { ...at, value: MADE }));
  }

  private bind(pattern: Pattern, value: Places, at: At): readonly (readonly [string, Places])[] {
    switch (pattern.is) {
      case 'name':
        return [[pattern.name, value]];
      case 'array': {
        this.use(value);
        return namesOf(pattern).map((name) => [name, MADE] as const);
      }
      case 'object':
        return pattern.entries.flatMap(({ key, name, value: inner }) => {
          if (key.is !== 'literal') this.use(this.read(key, { ...at, value }));
          const found = this.under(value, key.is === 'literal' ? key.value : null);
          return [
            ...(name === null ? [] : [[name, found] as const]),
            ...(inner === null ? [] : this.bind(inner, found, at)),
          ];
        });
    }
  }

  private call(ast: Call, at: At): Places {
    const key = `${ast.name}/${ast.args.length}`;
    const known = find(at.names, key);
    if (known !== undefined) return this.callOwn(ast, at, known);
    const [first, second] = ast.args;
    if (OF_NOTHING.has(key)) return MADE;
    if (HANDS_ON.has(key) && first !== undefined) return this.read(first, at);
    if ((key === 'limit/2' || key === 'skip/2' || key === 'nth/2') && first && second) {
      this.use(this.read(first, at));
      return this.read(second, at);
    }
    if (key === 'select/1' && first !== undefined) {
      this.use(this.read(first, at));
      return at.value;
    }
    if (key === 'error/0') return this.use(at.value);
    if (OF_ARGUMENTS.has(key)) {
      for (const arg of ast.args) this.use(this.read(arg, at));
      return MADE;
    }
    // Whatever else it does, it sees no more than its input and what its arguments read elsewhere.
    this.use(at.value);
    for (const arg of ast.args) this.onMade(arg, at);
    return MADE;
  }

  private callOwn(ast: Call, at: At, known: Names): Places {
    if (known.closure !== null) {
      return this.read(known.closure.ast, { value: at.value, names: known.closure.names });
    }
    if (known.def === null) return MADE;
    const { params, body } = known.def;
    let names: Names | null = known;
    for (const [i, { name, isValue }] of params.entries()) {
      const arg = ast.args[i];
      if (arg === undefined) continue;
      const closure = { ast: arg, names: at.names };
      names = { up: names, name: `${name}/0`, value: null, def: null, closure };
      if (isValue) names = withNames(names, [[name, this.read(arg, at)]]);
    }
    return this.read(body, { value: at.value, names });
  }
}

function withFunction(names: Names | null, def: Definition): Names {
  const name = `${def.name}/${def.params.length}`;
  return { up: names, name, value: null, def, closure: null };
}

function withNames(
  names: Names | null,
  values: readonly (readonly [name: string, value: Places])[],
): Names | null {
  return values.reduce<Names | null>((up, [name, value]) => {
    const earlier = values.filter(([other]) => other === name).flatMap(([, places]) => places);
    return {
      up,
      name: `$${name}`,
      value: earlier.length > 0 ? earlier : value,
      def: null,
      closure: null,
    };
  }, names);
}

function find(names: Names | null, name: string): Names | undefined {
  for (let at = names; at !== null; at = at.up) if (at.name === name) return at;
  return undefined;
}

function withoutInner(paths: ReadonlySet<string>): readonly string[] {
  return [...paths].filter(
    (path) =>
      !path.startsWith('[') &&
      ![...paths].some((other) => path.startsWith(`${other}.`) || path.startsWith(`${other}[`)),
  );
}
