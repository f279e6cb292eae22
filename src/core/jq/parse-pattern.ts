import type { Ast, Pattern, PatternEntry } from './ast.ts';
import { parseText } from './parse-literals.ts';
import type { Parser } from './parser.ts';

/** What stands after `as`: `$x`, `[$a, $b]`, `{$a, "b": $c, (expr): [$d]}`. */
export function parsePattern(parser: Parser): Pattern {
  return parser.nested(() => pattern(parser));
}

function pattern(parser: Parser): Pattern {
  if (parser.take('[')) {
    const items = [parsePattern(parser)];
    while (parser.take(',')) items.push(parsePattern(parser));
    parser.expect(']');
    return { is: 'array', items };
  }
  if (parser.take('{')) {
    const entries = [entry(parser)];
    while (parser.take(',')) entries.push(entry(parser));
    parser.expect('}');
    return { is: 'object', entries };
  }
  return { is: 'name', name: parser.variable() };
}

function entry(parser: Parser): PatternEntry {
  if (parser.token.is === 'variable') {
    const name = parser.variable();
    const value = parser.take(':') ? parsePattern(parser) : null;
    return { key: { is: 'literal', value: name }, name, value };
  }
  const key = keyOf(parser);
  parser.expect(':');
  return { key, name: null, value: parsePattern(parser) };
}

function keyOf(parser: Parser): Ast {
  if (parser.token.is === 'name') return { is: 'literal', value: parser.advance().text };
  if (parser.is('"')) return parseText(parser, null);
  if (!parser.take('(')) parser.fail('a key expected');
  const key = parser.pipe();
  parser.expect(')');
  return key;
}
