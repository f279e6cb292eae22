import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../json.ts';
import type { Json } from '../json.ts';
import { arbitraryHostileJson } from '../testing/arbitrary-json.ts';
import { barePath, parseTemplate, renderJsonText, renderText, textOf } from './template.ts';

describe('text is taken apart', () => {
  test.each<[string, readonly (string | { path: string })[]]>([
    ['', []],
    ['plain', ['plain']],
    ['{{form.email}}', [{ path: 'form.email' }]],
    ['Hello {{ form.name }}!', ['Hello ', { path: 'form.name' }, '!']],
    ['{{a}}{{b}}', [{ path: 'a' }, { path: 'b' }]],
    ['{{a}} and {{a}}', [{ path: 'a' }, ' and ', { path: 'a' }]],
    ['not closed {{a', ['not closed {{a']],
    ['{{a}} then {{b', [{ path: 'a' }, ' then {{b']],
    ['closed too early }} {{a}}', ['closed too early }} ', { path: 'a' }]],
    ['{a}', ['{a}']],
    ['{{}}', [{ path: '' }]],
    ['{{{a}}}', [{ path: '{a' }, '}']],
    ['{{a\n}}', [{ path: 'a' }]],
    ['{{jq: .form.a }} b', [{ path: 'jq: .form.a' }, ' b']],
    ['{{ jq:{a: {b: 1}}}} {{c}}', [{ path: 'jq:{a: {b: 1}}' }, ' ', { path: 'c' }]],
    ['{{jq:"}}"}}', [{ path: 'jq:"}}"' }]],
    ['{{jq:"\\"}}"}}', [{ path: 'jq:"\\"}}"' }]],
    ['{{jq:"\\({a: ("}}")})}}"}} }}', [{ path: 'jq:"\\({a: ("}}")})}}"' }, ' }}']],
    ['{{jq:{a: 1}} b', [{ path: 'jq:{a: 1' }, ' b']],
    ['{{jq:{a: 1', ['{{jq:{a: 1']],
    ['{{njq:{a}}}', [{ path: 'njq:{a' }, '}']],
  ])('%j', (text, parts) => {
    const paths = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.path]));
    expect(parseTemplate(text)).toEqual({ parts, paths });
  });

  test('and its parts make it up again, but for blanks around paths', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{{', '}}', '{', '}', 'a', 'form.x', ' ')), (pieces) => {
        const text = pieces.join('');
        const again = parseTemplate(text)
          .parts.map((part) => (typeof part === 'string' ? part : `{{${part.path}}}`))
          .join('');
        return again.replaceAll(' ', '') === text.replaceAll(' ', '');
      }),
    );
  });
});

test.each([
  ['form.email', 'form.email'],
  [' form.email ', 'form.email'],
  ['{{form.email}}', 'form.email'],
  [' {{ form.email }} ', 'form.email'],
  ['{{a}}{{b}}', '{{a}}{{b}}'],
  ['x {{a}}', 'x {{a}}'],
  ['', ''],
  ['{{}}', ''],
  ['jq:{a: {b: 1}}', 'jq:{a: {b: 1}}'],
  ['{{ jq: {a: {b: 1}} }}', 'jq: {a: {b: 1}}'],
])('the path in %j is %j', (text, expected) => {
  expect(barePath(text)).toBe(expected);
});

test.each<[Json | undefined, string]>([
  [undefined, ''],
  [null, ''],
  ['text', 'text'],
  ['', ''],
  [0, '0'],
  [-1.5, '-1.5'],
  [1e21, '1e+21'],
  [true, 'true'],
  [false, 'false'],
  [[], '[]'],
  [['a', 1, null], '["a",1,null]'],
  [{ a: { b: 1 } }, '{"a":{"b":1}}'],
])('%j reads %j inside text', (value, expected) => {
  expect(textOf(value)).toBe(expected);
});

const VALUES: Readonly<Record<string, Json>> = {
  name: 'Ann',
  n: 3,
  list: [1, 'a'],
  quote: '"\\\n',
};
const read = (path: string): Json | undefined => VALUES[path];

test.each([
  ['Hello {{name}}, {{n}} of {{list}}{{gone}}.', 'Hello Ann, 3 of [1,"a"].'],
  ['{{name', '{{name'],
  ['', ''],
])('%j is rendered as text', (text, expected) => {
  expect(renderText(parseTemplate(text), read)).toBe(expected);
});

describe('JSON text', () => {
  test.each([
    ['{"a":"{{name}}"}', '{"a":"Ann"}'],
    ['{"a":"{{quote}}"}', String.raw`{"a":"\"\\\n"}`],
    ['{"a":{{quote}}}', String.raw`{"a":"\"\\\n"}`],
    ['{"a":"-{{name}}-{{n}}-"}', '{"a":"-Ann-3-"}'],
    ['{"a":{{n}},"b":{{list}},"c":{{gone}}}', '{"a":3,"b":[1,"a"],"c":null}'],
    ['{"a":"{{list}}"}', String.raw`{"a":"[1,\"a\"]"}`],
    ['{"a":"{{gone}}"}', '{"a":""}'],
    ['{"{{name}}":1}', '{"Ann":1}'],
    [String.raw`{"a":"\"{{quote}}"}`, String.raw`{"a":"\"\"\\\n"}`],
    [String.raw`{"a":"\\","b":{{n}}}`, String.raw`{"a":"\\","b":3}`],
    ['{{list}}', '[1,"a"]'],
    ['no JSON: {{name}}', 'no JSON: "Ann"'],
  ])('%s', (text, expected) => {
    expect(renderJsonText(parseTemplate(text), read)).toBe(expected);
  });

  test('a value inside a string comes back as it went in, and nothing else changes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('"', '\\', '","admin":true,"x":"', '\ud800'),
        ),
        (before, after, value) => {
          const quoted = (text: string): string =>
            JSON.stringify(text.replaceAll('{', '(')).slice(1, -1);
          const template = parseTemplate(`{"a":"${quoted(before)}{{v}}${quoted(after)}","b":[]}`);
          const rendered = parseJson(renderJsonText(template, () => value));
          const expected = before.replaceAll('{', '(') + value + after.replaceAll('{', '(');
          expect(rendered).toStrictEqual({ a: expected, b: [] });
        },
      ),
    );
  });

  test('any value outside of a string comes back as it went in', () => {
    fc.assert(
      fc.property(arbitraryHostileJson, (value) => {
        const text = renderJsonText(parseTemplate('{"a":{{v}},"b":[{{v}}]}'), () => value);
        expect(isDeepStrictEqual(parseJson(text), { a: value, b: [value] })).toBe(true);
      }),
    );
  });

  test('a backslash before a value cannot undo its escaping', () => {
    const text = renderJsonText(parseTemplate(String.raw`{"a":"x\{{v}}","b":1}`), () => '","b":"2');
    expect(parseJson(text)).toEqual({ a: String.raw`x\","b":"2`, b: 1 });
  });

  test('no value can change what stands around it, whatever the template', () => {
    const piece = fc.constantFrom('"', '\\', 'a', '{', '}', ':', ',', '1', '\\u00', '{{v}}');
    const innocent = 'xyz';
    // Its last character makes it differ from every key of the template.
    const arbitraryValue = fc.string({ unit: 'binary' }).map((text) => `${text}#`);
    fc.assert(
      fc.property(fc.array(piece), arbitraryValue, (pieces, value) => {
        const template = parseTemplate(pieces.join('').replaceAll('{{v}}', '\u0001'));
        const withValue = parseTemplate(pieces.join(''));
        fc.pre(template.paths.length === 0 && !pieces.join('').includes('{{{'));
        const shape = (text: string): unknown => {
          try {
            return shapeOf(parseJson(text));
          } catch {
            return 'no JSON';
          }
        };
        const plain = shape(renderJsonText(withValue, () => innocent));
        expect(shape(renderJsonText(withValue, () => value))).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });
});

test('rendering stops soon after the limit', () => {
  let reads = 0;
  const endless = parseTemplate('{{x}}'.repeat(1000));
  const tenMore = (): string => {
    reads += 1;
    return 'x'.repeat(10);
  };
  expect(renderText(endless, tenMore, 95)).toBe('x'.repeat(100));
  expect(renderJsonText(endless, tenMore, 95)).toHaveLength(8 * 12);
  expect(reads).toBe(18);
});

/** The types and keys of a JSON value, its texts left out. */
function shapeOf(value: Json): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.values(value).map((inner) => shapeOf(inner));
}
