import { assert, constantFrom, json, nat, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSyntaxError } from './syntax-error.ts';

const ESCAPES = 'an escape such as \\n, \\" or \\u00e9';

describe('findSyntaxError', () => {
  test.each([
    ['hello', 0, 'a JSON value', '"h"'],
    ['{"a": 1,}', 8, 'a key in quotes', '"}"'],
    ['{,}', 1, 'a key in quotes or "}"', '","'],
    ['[1,]', 3, 'a JSON value', '"]"'],
    ['{"a": 1 "b": 2}', 8, '"," or "}"', 'a quote'],
    ['["a" "b"]', 5, '"," or "]"', 'a quote'],
    ['{"a" 1}', 5, '":"', '"1"'],
    ['{"a":: 1}', 5, 'a JSON value', '":"'],
    ['[1}', 2, '"," or "]"', '"}"'],
    ['{} {}', 3, 'the end of the file', '"{"'],
    ['[', 1, 'a JSON value', 'the end of the file'],
    ['{"a":', 5, 'a JSON value', 'the end of the file'],
    ['[01]', 2, '"," or "]"', '"1"'],
    ['[1.]', 2, '"," or "]"', '"."'],
    ['[+1]', 1, 'a JSON value', '"+"'],
    ['[truth]', 1, 'a JSON value', '"t"'],
    ['[🙂]', 1, 'a JSON value', '"🙂"'],
    ['\u00a0[]', 0, 'a JSON value', '"\u00a0"'],
    ['["a\nb"]', 1, 'text that ends with a quote on its line', 'none'],
    ['{"a', 1, 'text that ends with a quote on its line', 'none'],
    ['["a\tb"]', 3, 'an escape such as \\t or \\u0009', '"\t"'],
    ['{"\u0000": 1}', 2, 'an escape such as \\t or \\u0009', '"\u0000"'],
    [String.raw`["\n\"\x"]`, 6, ESCAPES, String.raw`"\x"`],
    [String.raw`["\u12g4"]`, 2, ESCAPES, String.raw`"\u"`],
    ['["\\', 2, ESCAPES, '"\\"'],
  ])('%j: at %d, expected %s, found %s', (text, offset, expected, found) => {
    expect(findSyntaxError(text)).toEqual({ offset, expected, found });
  });

  test.each([
    ['characters', 'x'],
    ['escapes', String.raw`\n`],
    ['blanks before the end', ' '],
    ['digits', '1'],
  ])('takes megabytes of %s', (_title, unit) => {
    const long = unit.repeat(10_000_000);
    const value = unit === ' ' ? `0${long}` : unit === '1' ? long : `"${long}"`;
    const text = `[${value} x`;
    expect(findSyntaxError(text)).toMatchObject({ offset: text.length - 1, found: '"x"' });
  });

  test('finds a place in everything that JSON.parse refuses, never after the end', () => {
    const almostJson = tuple(
      json(),
      nat(),
      constantFrom('', ',', '"', '}', ']', ':', '\\', '\n', '0'),
    )
      .map(([text, at, junk]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + junk + text.slice(cut + 1);
      })
      .filter((text) => !isJson(text));
    assert(
      property(almostJson, (text) => {
        const { offset } = findSyntaxError(text);
        expect(offset).toBeLessThanOrEqual(text.length);
        // Nothing before that place is wrong: cut off there, the text only lacks its end.
        const before = text.slice(0, offset);
        const found = isJson(before) ? 'none' : findSyntaxError(before).found;
        expect(['the end of the file', 'none']).toContain(found);
      }),
      { numRuns: 1_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
