import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowmintError } from '../error.ts';
import type { Json } from '../json.ts';
import { checkBorder, joinPath, MAX_DEPTH, parseJsonText } from './json-text.ts';

/** The code, place and message of what a call throws. */
function thrownBy(call: () => unknown) {
  try {
    call();
  } catch (error) {
    const { code, path, message } = error as FlowmintError;
    return { code, path, message };
  }
  return null;
}

describe('text that is no JSON is refused with its place', () => {
  test.each([
    ['', 'line 1, column 1', 'expected a JSON value, found an empty file'],
    [' \n\t ', 'line 1, column 1', 'expected a JSON value, found an empty file'],
    ['{', 'line 1, column 2', 'expected a key in quotes or "}", found the end of the file'],
    ['{\n  "a": 1,\n}', 'line 3, column 1', 'expected a key in quotes, found "}"'],
    ['[1,\r\n2\r\n3]', 'line 3, column 1', 'expected "," or "]", found "3"'],
    ['{"a" 1}', 'line 1, column 6', 'expected ":", found "1"'],
    ['\ufeff{"a"}', 'line 1, column 5', 'expected ":", found "}"'],
    ["{'a': 1}", 'line 1, column 2', 'expected a key in quotes or "}", found "\'"'],
    ['[1] [2]', 'line 1, column 5', 'expected the end of the file, found "["'],
  ])('%j: %s', (text, path, message) => {
    expect(thrownBy(() => parseJsonText(text))).toEqual({ code: 'json-syntax', path, message });
  });

  test('every other text says a place within it', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '1',
      '-',
      'true',
      '\n',
      ' ',
      'e',
      '.',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          const thrown = thrownBy(() => parseJsonText(text));
          fc.pre(thrown !== null && thrown.code === 'json-syntax');
          const [, line = 0, column = 0] =
            /^line (\d+), column (\d+)$/.exec(thrown?.path ?? '') ?? [];
          const lines = text.split('\n');
          expect(Number(line)).toBeGreaterThanOrEqual(1);
          expect(Number(column)).toBeGreaterThanOrEqual(1);
          expect(Number(column)).toBeLessThanOrEqual((lines[Number(line) - 1]?.length ?? -1) + 1);
        },
      ),
    );
  });
});

test('a byte order mark is no part of the text', () => {
  expect(parseJsonText('\ufeff{"a":1}')).toEqual({ a: 1 });
});

test('text past 50 million characters is refused unread', () => {
  expect(thrownBy(() => parseJsonText(' '.repeat(50_000_001)))).toEqual({
    code: 'too-large',
    path: undefined,
    message: 'expected at most 50000000 characters, found 50000001',
  });
});

describe('the border', () => {
  const nested = (levels: number): Json =>
    Array.from({ length: levels }).reduce<Json>((value) => [value], 0);

  test('lets everything else through as it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        checkBorder(JSON.parse(text));
      }),
    );
  });

  test.each([
    ['{"a":[{"__proto__":1}]}', 'forbidden-key', 'a[0].__proto__'],
    ['{"steps":[{"config":{"constructor":{}}}]}', 'forbidden-key', 'steps[0].config.constructor'],
    ['{"a b":{"prototype":null}}', 'forbidden-key', '["a b"].prototype'],
    ['{"a":[1,1e999]}', 'too-large', 'a[1]'],
    ['-1e999', 'too-large', '(top level)'],
  ])('%s: %s at %s', (text, code, path) => {
    expect(thrownBy(() => parseJsonText(text))).toMatchObject({ code, path });
  });

  test('takes 100 levels of nesting, not one more, and any number without running out of stack', () => {
    expect(thrownBy(() => checkBorder(nested(MAX_DEPTH + 1)))).toBeNull();
    expect(thrownBy(() => checkBorder(nested(MAX_DEPTH + 2)))?.code).toBe('too-deep');
    expect(thrownBy(() => checkBorder(nested(1_000_000)))?.code).toBe('too-deep');
    const text = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(thrownBy(() => parseJsonText(text))?.code).toBe('too-deep');
  });
});

test.each([
  ['', 'steps', 'steps'],
  ['steps', 2, 'steps[2]'],
  ['steps[2]', 'config', 'steps[2].config'],
  ['layout', 'my step', 'layout["my step"]'],
  ['layout', 'a"b', String.raw`layout["a\"b"]`],
  ['layout', 'generate-jwt-2', 'layout.generate-jwt-2'],
  ['layout', '1', 'layout["1"]'],
  ['layout', '', 'layout[""]'],
  ['', 'a b', '["a b"]'],
  ['', 0, '[0]'],
])('%j and %j make %s', (path, key, expected) => {
  expect(joinPath(path, key)).toBe(expected);
});
