import { expect, test } from 'vitest';
import { jsonRows } from './json-rows.ts';

const VALUE = { sub: 'U1', amr: [], user: { roles: ['a', null] }, 'x/y~z': 1 };

test('every line in reading order, with pointer, level and count', () => {
  expect(lines(VALUE)).toEqual([
    '1  {4',
    '2 /sub "U1"',
    '2 /amr {0',
    '2 /user {1',
    '3 /user/roles {2',
    '4 /user/roles/0 "a"',
    '4 /user/roles/1 null',
    '2 /x~1y~0z 1',
  ]);
});

test('a folded line hides what is inside and nothing else', () => {
  expect(lines(VALUE, ['/user'])).toEqual([
    '1  {4',
    '2 /sub "U1"',
    '2 /amr {0',
    '2 /user }1',
    '2 /x~1y~0z 1',
  ]);
});

test('a value that holds none is one line', () => {
  expect(lines('text')).toEqual(['1  "text"']);
  expect(lines(null)).toEqual(['1  null']);
});

function lines(value: unknown, closed: readonly string[] = []): string[] {
  return jsonRows(value, new Set(closed)).map(
    ({ level, pointer, value, inside, open }) =>
      `${level} ${pointer} ${inside === undefined ? JSON.stringify(value) : `${open ? '{' : '}'}${inside}`}`,
  );
}
