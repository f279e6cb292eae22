import { describeToken, JqSyntaxError, tokenAt } from './lexer.ts';
import type { Token } from './lexer.ts';

/** So deep brackets may nest. */
const MAX_NESTING = 200;

/** The tokens of a program one after another, with one of foresight. */
export class TokenReader {
  readonly program: string;
  token: Token;
  private nesting = 0;

  constructor(program: string) {
    this.program = program;
    this.token = tokenAt(program, 0);
  }

  advance(): Token {
    const taken = this.token;
    this.token = tokenAt(this.program, taken.end);
    return taken;
  }

  /** Goes on reading at an offset: after a text, whose inside has no tokens. */
  resume(offset: number): void {
    this.token = tokenAt(this.program, offset);
  }

  is(text: string): boolean {
    return (this.token.is === 'op' || this.token.is === 'name') && this.token.text === text;
  }

  take(text: string): boolean {
    const is = this.is(text);
    if (is) this.advance();
    return is;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail(`${text} expected`);
  }

  expectEnd(): void {
    if (this.token.is !== 'end') this.fail('the end of the program expected');
  }

  fail(expected: string): never {
    throw new JqSyntaxError(`${expected}, found ${describeToken(this.token)}`, this.token.at);
  }

  /** Parses something that may hold its like. */
  nested<Parsed>(parse: () => Parsed): Parsed {
    this.nesting += 1;
    if (this.nesting > MAX_NESTING) {
      throw new JqSyntaxError('the program is nested too deeply', this.token.at);
    }
    const parsed = parse();
    this.nesting -= 1;
    return parsed;
  }

  variable(): string {
    if (this.token.is !== 'variable') this.fail('$name expected');
    return this.advance().text;
  }
}
