import type { Ast, Definition, Fold, Format, Index, Pattern } from './ast.ts';
import { JqSyntaxError, tokenAt } from './lexer.ts';
import { OPERATORS } from './operators.ts';
import type { Operator } from './operators.ts';
import { parsePattern } from './parse-pattern.ts';
import { TokenReader } from './token-reader.ts';
import { parseObject, parseText } from './parse-literals.ts';

/** Longer programs are refused: nobody writes them by hand, and it bounds what parsing costs. */
const MAX_LENGTH = 10_000;

const IDENTITY: Ast = { is: 'identity' };
const NULL: Ast = { is: 'literal', value: null };
const KEYWORDS = new Set(
  'def if then elif else end as reduce foreach try catch label import include and or module'.split(
    ' ',
  ),
);
const LITERALS: ReadonlyMap<string, Ast> = new Map([
  ['null', NULL],
  ['true', { is: 'literal', value: true }],
  ['false', { is: 'literal', value: false }],
]);

/**
 * Parses a jq program (jq manual 1.8). More than that manual is accepted in one place: operators in the values of
 * `{key: value}`, as gojq does. Modules are not.
 *
 * @throws {JqSyntaxError} where the text is no program
 */
export function parseJq(program: string): Ast {
  if (program.length > MAX_LENGTH) {
    throw new JqSyntaxError(`a jq program may be ${MAX_LENGTH} characters long`, MAX_LENGTH);
  }
  const parser = new Parser(program);
  if (parser.token.is === 'end') return IDENTITY;
  const ast = parser.pipe();
  parser.expectEnd();
  return ast;
}

/** Definitions alone, one after another: how the library is written. */
export function parseDefinitions(text: string): readonly Definition[] {
  const parser = new Parser(text);
  const found: Definition[] = [];
  while (parser.take('def')) found.push(parser.definition());
  parser.expectEnd();
  return found;
}

/** Recursive descent with one token of foresight. */
export class Parser extends TokenReader {
  /** Everything: what `(…)` may hold. */
  pipe(): Ast {
    return this.piped(() => this.comma());
  }

  /** Without commas: a value in `{…}`. */
  pipeWithoutComma(): Ast {
    return this.piped(() => this.binary(1));
  }

  private piped(parse: () => Ast): Ast {
    return this.nested(() => this.pipeOf(parse));
  }

  private pipeOf(parse: () => Ast): Ast {
    const items = [parse()];
    while (this.take('|')) items.push(parse());
    const [first] = items;
    return items.length === 1 && first !== undefined ? first : { is: 'pipe', items };
  }

  private comma(): Ast {
    const items = [this.binary(1)];
    while (this.take(',')) items.push(this.binary(1));
    const [first] = items;
    return items.length === 1 && first !== undefined ? first : { is: 'comma', items };
  }

  private binary(lowest: number): Ast {
    let left = this.operand();
    let unchained = Number.POSITIVE_INFINITY;
    for (;;) {
      const operator = this.operator();
      if (operator === undefined || operator.level < lowest) return left;
      const { level, leans } = operator;
      if (level === unchained) this.fail('brackets expected, since these operators do not chain');
      const op = this.advance().text;
      const right = this.binary(leans === 'right' ? level : level + 1);
      left = { is: 'binary', op, left, right };
      unchained = leans === 'none' ? level : Number.POSITIVE_INFINITY;
    }
  }

  private operator(): Operator | undefined {
    const { is, text } = this.token;
    return is === 'op' || is === 'name' ? OPERATORS.get(text) : undefined;
  }

  /** A term, or one of the forms that reach as far to the right as they can. */
  private operand(): Ast {
    if (this.take('-')) {
      return negated(this.nested(() => this.binary(7)));
    }
    if (this.take('def')) {
      const def = this.definition();
      return { is: 'def', def, rest: this.pipe() };
    }
    if (this.take('label')) {
      const name = this.variable();
      this.expect('|');
      return { is: 'label', name, body: this.pipe() };
    }
    const term = this.term();
    if (!this.take('as')) return term;
    const patterns = this.patterns();
    this.expect('|');
    return { is: 'bind', source: term, patterns, body: this.pipe() };
  }

  private patterns(): readonly Pattern[] {
    const patterns = [parsePattern(this)];
    while (this.is('?') && this.program.startsWith('//', this.token.end)) {
      this.resume(this.token.end + 2);
      patterns.push(parsePattern(this));
    }
    return patterns;
  }

  private definedName(): string {
    const { is, text } = this.token;
    if (is !== 'name' || KEYWORDS.has(text)) this.fail('a name expected');
    this.advance();
    return text;
  }

  /** After `def`. */
  definition(): Definition {
    const name = this.definedName();
    const params: { name: string; isValue: boolean }[] = [];
    if (this.take('(')) {
      do {
        const isValue = this.token.is === 'variable';
        if (!isValue && this.token.is !== 'name') this.fail('a parameter expected');
        params.push({ name: this.advance().text, isValue });
      } while (this.take(';'));
      this.expect(')');
    }
    this.expect(':');
    const body = this.pipe();
    this.expect(';');
    return { name, params, body };
  }

  /** A primary with what follows it directly: `.a[0]?` */
  private term(): Ast {
    return this.nested(() => this.suffixed());
  }

  private suffixed(): Ast {
    const isBracketed = this.is('(');
    let term = this.primary();
    let isStep = !isBracketed;
    for (;;) {
      const next = this.suffix(term, isStep);
      if (next === null) break;
      term = next;
      isStep = true;
    }
    return term;
  }

  /** `isStep`: whether a `?` belongs to the last step of a path alone, rather than to all of `(…)`. */
  private suffix(of: Ast, isStep: boolean): Ast | null {
    if (this.token.is === 'field') return this.index(of, this.advance().text);
    if (this.is('?')) {
      this.advance();
      if (isStep && of.is === 'index' && !of.optional) return { ...of, optional: true };
      return { is: 'try', body: of, handler: null };
    }
    if (this.is('.')) {
      const after = tokenAt(this.program, this.token.end);
      if (after.is !== 'op' || (after.text !== '"' && after.text !== '[')) return null;
      this.advance();
      if (this.is('"')) return this.indexBy(of, parseText(this, null));
    }
    return this.take('[') ? this.bracket(of) : null;
  }

  /** After `[`. */
  private bracket(of: Ast): Ast {
    if (this.take(']')) return { is: 'index', of, step: { is: 'each' }, optional: false };
    const from = this.is(':') ? NULL : this.pipe();
    let step: Index['step'] = { is: 'key', key: from };
    if (this.take(':')) step = { is: 'slice', from, to: this.is(']') ? NULL : this.pipe() };
    this.expect(']');
    return { is: 'index', of, step, optional: false };
  }

  private index(of: Ast, name: string): Ast {
    return this.indexBy(of, { is: 'literal', value: name });
  }

  private indexBy(of: Ast, key: Ast): Ast {
    return { is: 'index', of, step: { is: 'key', key }, optional: false };
  }

  private primary(): Ast {
    const { is, text, at } = this.token;
    switch (is) {
      case 'number':
        this.advance();
        return { is: 'literal', value: Number(text) };
      case 'field':
        this.advance();
        return this.index(IDENTITY, text);
      case 'variable':
        this.advance();
        return text === '__loc__' ? this.place(at) : { is: 'variable', name: text, at };
      case 'format': {
        this.advance();
        const format: Format = { name: text, at };
        return this.is('"') ? parseText(this, format) : { is: 'format', format };
      }
      case 'name':
        return this.named(text, at);
      case 'op':
        return this.opened(text);
      case 'end':
        return this.fail('a term expected');
    }
  }

  /** `$__loc__` */
  private place(at: number): Ast {
    const line = this.program.slice(0, at).split('\n').length;
    return { is: 'literal', value: { file: '<top-level>', line } };
  }

  private opened(text: string): Ast {
    if (text === '"') return parseText(this, null);
    if (!['.', '..', '(', '[', '{'].includes(text)) this.fail('a term expected');
    this.advance();
    if (text === '..') return { is: 'recurse' };
    if (text === '.')
      return this.is('"') ? this.indexBy(IDENTITY, parseText(this, null)) : IDENTITY;
    if (text === '{') return parseObject(this);
    if (text === '[' && this.take(']')) return { is: 'array', of: null };
    const inner = this.pipe();
    this.expect(text === '(' ? ')' : ']');
    return text === '(' ? inner : { is: 'array', of: inner };
  }

  private named(name: string, at: number): Ast {
    if (name === 'if' || name === 'try' || name === 'reduce' || name === 'foreach') {
      this.advance();
      if (name === 'if') return this.condition();
      return name === 'try' ? this.attempt() : this.fold(name);
    }
    if (KEYWORDS.has(name)) this.fail('a term expected');
    this.advance();
    if (name === 'break' && this.token.is === 'variable') {
      return { is: 'break', name: this.variable(), at };
    }
    const literal = LITERALS.get(name);
    if (literal !== undefined) return literal;
    const args: Ast[] = [];
    if (this.take('(')) {
      do args.push(this.pipe());
      while (this.take(';'));
      this.expect(')');
    }
    return { is: 'call', name, args, at };
  }

  private condition(): Ast {
    const condition = this.pipe();
    this.expect('then');
    const yes = this.pipe();
    let no = IDENTITY;
    if (this.take('elif')) {
      no = this.nested(() => this.condition());
      return { is: 'if', condition, yes, no };
    }
    if (this.take('else')) no = this.pipe();
    this.expect('end');
    return { is: 'if', condition, yes, no };
  }

  private attempt(): Ast {
    const body = this.take('-') ? negated(this.term()) : this.term();
    return { is: 'try', body, handler: this.take('catch') ? this.term() : null };
  }

  private fold(is: Fold['is']): Ast {
    const source = this.term();
    this.expect('as');
    const patterns = this.patterns();
    this.expect('(');
    const init = this.pipe();
    this.expect(';');
    const update = this.pipe();
    const extract = is === 'foreach' && this.take(';') ? this.pipe() : IDENTITY;
    this.expect(')');
    return { is, source, patterns, init, update, extract };
  }
}

function negated(of: Ast): Ast {
  return of.is === 'literal' && typeof of.value === 'number'
    ? { is: 'literal', value: -of.value }
    : { is: 'negate', of };
}
