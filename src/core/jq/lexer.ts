/** A piece of a jq program; `end` is where the next may begin. The quote that opens a text is an `op`. */
export interface Token {
  readonly is: 'name' | 'field' | 'variable' | 'number' | 'format' | 'op' | 'end';
  /** Of a field without its dot, of a variable without its `$`, of a format with its `@`. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** The program is no jq; `at` is an offset in its text, the message a sentence without a full stop. */
export class JqSyntaxError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const BLANKS = /(?:[ \t\r\n]|#(?:\\(?:\r\n|[^])|[^\\\n\r])*)*/y;
const TOKEN =
  /(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|\.([A-Za-z_]\w*)|\$([A-Za-z_]\w*(?:::\w+)*)|(@\w+)|([A-Za-z_]\w*(?:::\w+)*)|(\/\/=|[|+\-*/%=!<>]=|\/\/|\.\.|[.[\](){}|,:;=<>+\-*/%?"])/y;

/** The token at or after an offset. Texts are read by the parser, since programs stand inside them. */
export function tokenAt(program: string, offset: number): Token {
  BLANKS.lastIndex = offset;
  BLANKS.exec(program);
  const at = BLANKS.lastIndex;
  if (at >= program.length) return { is: 'end', text: '', at, end: at };
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(program);
  if (match === null) {
    const char = String.fromCodePoint(program.codePointAt(at) ?? 0);
    throw new JqSyntaxError(`${char} is no part of jq`, at);
  }
  const end = TOKEN.lastIndex;
  const [whole, number, field, variable, format, name] = match;
  if (number !== undefined) return { is: 'number', text: number, at, end };
  if (field !== undefined) return { is: 'field', text: field, at, end };
  if (variable !== undefined) return { is: 'variable', text: variable, at, end };
  if (format !== undefined) return { is: 'format', text: format, at, end };
  if (name !== undefined) return { is: 'name', text: name, at, end };
  return { is: 'op', text: whole, at, end };
}

/** How a token is called in messages. */
export function describeToken({ is, text }: Token): string {
  if (is === 'end') return 'the end of the program';
  if (is === 'field') return `.${text}`;
  return is === 'variable' ? `$${text}` : text;
}
