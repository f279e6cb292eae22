import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson, sameJson } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { isWithin, parsePath, readAt, widthAt, writeAt } from './path.ts';
import type { Path } from './path.ts';

describe('parsePath', () => {
  test.each([
    ['form', ['form']],
    ['form.email', ['form', 'email']],
    ['connectors.httpResult.data[0].email', ['connectors', 'httpResult', 'data', 0, 'email']],
    ['form["two words"].x', ['form', 'two words', 'x']],
    [String.raw`form["a \"quoted\" key"]`, ['form', 'a "quoted" key']],
    ['list[0][1]', ['list', 0, 1]],
    ['user.custom-attributes', ['user', 'custom-attributes']],
  ])('%s', (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  test.each([
    '',
    ' ',
    '.form',
    'form.',
    'form..email',
    'form email',
    '[0]',
    '0',
    'form[',
    'form["',
  ])('%j is no path', (text) => {
    expect(parsePath(text)).toBeNull();
  });

  test('takes 32 parts, and no more', () => {
    expect(parsePath(Array(32).fill('a').join('.'))).toHaveLength(32);
    expect(parsePath(Array(33).fill('a').join('.'))).toBeNull();
  });

  test('megabytes of text are no path, and no danger', () => {
    expect(parsePath(`form["${'x'.repeat(5_000_000)}"]`)).toBeNull();
    expect(parsePath('a.'.repeat(5_000_000))).toBeNull();
  });
});

describe('readAt', () => {
  const value: Json = { a: [{ b: 1 }, 'text'], 'a b': null, '0': 'zero', length: 'own' };
  test.each<[string, Json | undefined]>([
    ['root', value],
    ['root.a', [{ b: 1 }, 'text']],
    ['root.a[0].b', 1],
    ['root.a.0.b', 1],
    ['root.a[1]', 'text'],
    ['root["a b"]', null],
    ['root.length', 'own'],
    ['root["0"]', 'zero'],
    ['root[0]', 'zero'],
    ['root.a[2]', undefined],
    ['root.a.length', undefined],
    ['root.a["-1"]', undefined],
    ['root.a["0.5"]', undefined],
    ['root.a[1].length', undefined],
    ['root["a b"].x', undefined],
    ['root.constructor', undefined],
    ['root.__proto__', undefined],
    ['root.a.constructor', undefined],
  ])('%s', (text, expected) => {
    expect(readAt(value, pathOf(text), 1)).toEqual(expected);
  });
});

describe('writeAt', () => {
  test.each<[before: JsonObject, path: string, value: Json | undefined, after: JsonObject]>([
    [{}, 'root.a', 1, { a: 1 }],
    [{ a: 1, b: 2 }, 'root.a', 3, { a: 3, b: 2 }],
    [{ a: { b: 1, c: 2 } }, 'root.a.b', 3, { a: { b: 3, c: 2 } }],
    [{ a: 'text' }, 'root.a.b', 1, { a: { b: 1 } }],
    [{ a: [1, 2] }, 'root.a[0]', 3, { a: { 0: 3 } }],
    [{ a: 1, b: 2 }, 'root.a', undefined, { b: 2 }],
    [{ a: { b: 1 } }, 'root.a.b', undefined, { a: {} }],
    [{}, 'root.a.b', undefined, { a: {} }],
    [{}, 'root.a', null, { a: null }],
  ])('%j: %s = %j', (before, path, value, after) => {
    const copy = structuredClone(before);
    expect(writeAt(before, pathOf(path), value, 1)).toEqual(after);
    expect(before).toEqual(copy);
  });

  test('keeps what it does not touch, as it is', () => {
    const untouched = { x: 1 };
    expect(writeAt({ untouched }, ['a'], 1)['untouched']).toBe(untouched);
  });

  test('writes __proto__ as a key like any other', () => {
    const written = writeAt({}, ['__proto__', 'admin'], true);
    expect(Object.entries(written)).toEqual([['__proto__', { admin: true }]]);
    expect(Object.getPrototypeOf(written)).toBe(Object.prototype);
    expect(Object.keys(writeAt(written, ['__proto__'], undefined))).toEqual([]);
  });

  test('what was written is read, whatever the keys', () => {
    const keys = fc.array(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a'), fc.string()), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(keys, fc.jsonValue(), ([first = '', ...rest], value) => {
        const json = parseJson(JSON.stringify(value));
        const written = writeAt({ other: 1 }, [first, ...rest], json);
        return sameJson(readAt(written, ['root', first, ...rest], 1), json);
      }),
    );
  });
});

test.each([
  ['form', 'form', true],
  ['form.email', 'form', true],
  ['form["a b"]', 'form', true],
  ['form[0]', 'form', true],
  ['formX', 'form', false],
  ['form-x', 'form', false],
  ['form', 'form.email', false],
  ['user.email', 'form', false],
  ['', '', true],
])('%s is within %s: %s', (path, declared, expected) => {
  expect(isWithin(path, declared)).toBe(expected);
});

function pathOf(text: string): Path {
  const path = parsePath(text);
  if (path === null) throw new Error(`${text} is no path`);
  return path;
}

test.each([
  ['root.a', 2],
  ['root.gone', 2],
  ['root.b.c', 2 + 3],
  ['root.b.gone.deep', 2 + 3],
  ['root.a.x', 2],
])('writing %s copies %d keys', (path, width) => {
  expect(widthAt({ a: 1, b: { c: 1, d: 2, e: [] } }, pathOf(path), 1)).toBe(width);
});
