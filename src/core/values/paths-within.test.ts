import { expect, test } from 'vitest';
import { readAt, parsePath } from './path.ts';
import { pathsWithin } from './paths-within.ts';

test('every key is a path, outer ones first, and of a list the first item', () => {
  const answer = { user: { id: 7, 'full name': 'Ann' }, tags: ['a', 'b'], none: [] };
  expect(pathsWithin('connectors.idp', answer)).toEqual([
    'connectors.idp.user',
    'connectors.idp.tags',
    'connectors.idp.none',
    'connectors.idp.user.id',
    'connectors.idp.user["full name"]',
    'connectors.idp.tags[0]',
  ]);
});

test('each can be read', () => {
  const value = { a: { 'b"c': [{ d: 1 }] } };
  for (const path of pathsWithin('form', value)) {
    expect(readAt(value, parsePath(path) ?? ['form'], 1)).toBeDefined();
  }
});

test('nothing stands within text, a number or null', () => {
  expect(['x', 1, true, null].map((value) => pathsWithin('form.x', value))).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('what is deep or long ends somewhere', () => {
  expect(pathsWithin('form', { a: { b: { c: { d: { e: 1 } } } } }).at(-1)).toBe('form.a.b.c.d');
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, i]));
  expect(pathsWithin('form', many)).toHaveLength(200);
});
