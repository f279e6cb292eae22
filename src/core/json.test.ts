import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeJson, isJsonArray, isJsonObject, own, parseJson, sameJson } from './json.ts';
import type { Json } from './json.ts';
import { arbitraryHostileJson } from './testing/arbitrary-json.ts';

describe('parsed JSON', () => {
  test.each([
    '-0',
    '[-0]',
    '[1,-0.0]',
    '{"a":-0}',
    '{"a": -0e5 }',
    '[ -0\n]',
    '[-1e-400]',
    '-0.00000e0',
    `-0.${'0'.repeat(400)}1`,
  ])('%j holds no -0', (text) => {
    const parsed: unknown = JSON.parse(text);
    expect(holdsMinusZero(parsed)).toBe(true);
    expect(holdsMinusZero(parseJson(text))).toBe(false);
  });

  test.each(['-1', '[-0.5]', '"-0"', '"2026-01-31"', '[-1e-3]'])('%s is as it is', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  test('keeps __proto__ as a key like any other', () => {
    const value = parseJson('{"__proto__":{"x":1},"a":-0}');
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'a']);
  });

  test('comes back from its text the same', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryHostileJson, fc.json().map(parseJson)), (value) =>
        isDeepStrictEqual(parseJson(JSON.stringify(value)), value),
      ),
    );
  });

  test('is refused as JSON.parse refuses it', () => {
    expect(() => parseJson('{')).toThrow(SyntaxError);
    expect(() => parseJson('')).toThrow(SyntaxError);
  });
});

describe('equality', () => {
  test.each<[Json | undefined, Json | undefined, boolean]>([
    [1, 1, true],
    [1, '1', false],
    [null, undefined, false],
    [undefined, undefined, true],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ toString: 1 }, { b: 1 }, false],
    [{}, null, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect([sameJson(a, b), sameJson(b, a)]).toEqual([expected, expected]);
  });

  test('of a value with its copy holds whatever the value is', () => {
    fc.assert(
      fc.property(arbitraryHostileJson, (value) =>
        sameJson(value, parseJson(JSON.stringify(value))),
      ),
    );
  });
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [null, 'null'],
  ['', 'text ""'],
  ['x'.repeat(40), `text "${'x'.repeat(40)}"`],
  ['x'.repeat(41), `text "${'x'.repeat(40)}…"`],
  [3, 'number 3'],
  [false, 'boolean false'],
  [[1, 2], 'an array of 2'],
  [{ a: 1 }, 'an object'],
])('%j is described as %s', (value, expected) => {
  expect(describeJson(value)).toBe(expected);
});

test('objects, arrays and scalars are told apart', () => {
  const values: readonly Json[] = [{}, [], null, 1, '', true];
  expect(values.map((value) => [isJsonObject(value), isJsonArray(value)])).toEqual([
    [true, false],
    [false, true],
    ...Array.from({ length: 4 }, () => [false, false]),
  ]);
});

test('only keys of the object itself are read', () => {
  expect([own({ a: 1 }, 'a'), own({ a: 1 }, 'constructor'), own({ a: 1 }, '__proto__')]).toEqual([
    1,
    undefined,
    undefined,
  ]);
});

function holdsMinusZero(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).some(holdsMinusZero)
    : Object.is(value, -0);
}
