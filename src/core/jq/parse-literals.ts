import type { Ast, Format } from './ast.ts';
import { JqSyntaxError } from './lexer.ts';
import type { Parser } from './parser.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const PLAIN = /[^"\\]*/y;

/** A text, the parser standing at its opening quote; programs stand in it as `\(…)`. */
export function parseText(parser: Parser, format: Format): Ast {
  const { program } = parser;
  const start = parser.token.at;
  const parts: (string | Ast)[] = [];
  let text = '';
  let at = parser.token.end;
  for (;;) {
    PLAIN.lastIndex = at;
    text += PLAIN.exec(program)?.[0] ?? '';
    at = PLAIN.lastIndex;
    if (at >= program.length) throw new JqSyntaxError('this text has no closing quote', start);
    if (program[at] === '"') break;
    const escaped = program.charAt(at + 1);
    if (escaped === '(') {
      if (text !== '') parts.push(text);
      text = '';
      parser.resume(at + 2);
      parts.push(parser.pipe());
      if (!parser.is(')')) parser.fail(') expected');
      at = parser.token.end;
    } else if (escaped === 'u') {
      const digits = program.slice(at + 2, at + 6);
      if (!/^[\dA-Fa-f]{4}$/.test(digits)) {
        throw new JqSyntaxError(String.raw`four hex digits expected after \u`, at);
      }
      text += String.fromCharCode(Number.parseInt(digits, 16));
      at += 6;
    } else {
      const char = ESCAPES.get(escaped);
      if (char === undefined) {
        throw new JqSyntaxError(String.raw`\${escaped} is no escape in a text`, at);
      }
      text += char;
      at += 2;
    }
  }
  parser.resume(at + 1);
  if (parts.length === 0) return { is: 'literal', value: text };
  if (text !== '') parts.push(text);
  return { is: 'text', format, parts };
}

/** An object, after its `{`: `{a, $b, "c": 1, (expr): 2, @base64 "d": 3}`. */
export function parseObject(parser: Parser): Ast {
  const entries: (readonly [Ast, Ast])[] = [];
  if (!parser.take('}')) {
    do entries.push(entry(parser));
    while (parser.take(','));
    parser.expect('}');
  }
  return { is: 'object', entries };
}

function entry(parser: Parser): readonly [Ast, Ast] {
  const { is, text, at } = parser.token;
  if (is === 'variable') {
    parser.advance();
    const line = parser.program.slice(0, at).split('\n').length;
    const value: Ast =
      text === '__loc__'
        ? { is: 'literal', value: { file: '<top-level>', line } }
        : { is: 'variable', name: text, at };
    const key: Ast = { is: 'literal', value: text };
    return parser.take(':') ? [value, parser.pipeWithoutComma()] : [key, value];
  }
  if (parser.take('(')) {
    const key = parser.pipe();
    parser.expect(')');
    parser.expect(':');
    return [key, parser.pipeWithoutComma()];
  }
  const key = keyOf(parser);
  if (parser.take(':')) return [key, parser.pipeWithoutComma()];
  const of: Ast = { is: 'identity' };
  return [key, { is: 'index', of, step: { is: 'key', key }, optional: false }];
}

function keyOf(parser: Parser): Ast {
  const { is, text, at } = parser.token;
  if (is === 'name') {
    parser.advance();
    return { is: 'literal', value: text };
  }
  if (is === 'format') {
    parser.advance();
    if (parser.is('"')) return parseText(parser, { name: text, at });
    parser.fail('a text expected');
  }
  if (parser.is('"')) return parseText(parser, null);
  return parser.fail('a key expected');
}
