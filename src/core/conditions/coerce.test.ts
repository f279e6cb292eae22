import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { isEmptyValue, toBoolean, toFloat, toSlice, toText } from './coerce.ts';

// One row per value: as a number, as text, as a list, as true or false, and whether it is empty. Null: it can't be read
// so. Source: the vendor's published evaluator.
test.each<
  [Json | undefined, number | null, string, readonly Json[] | null, boolean | null, boolean]
>([
  [undefined, null, '', null, null, true],
  [null, null, '', null, null, true],
  ['', null, '', [''], null, true],
  [' ', null, ' ', [' '], null, false],
  ['a', null, 'a', ['a'], null, false],
  ['a, b', null, 'a, b', ['a', ' b'], null, false],
  ['12', 12, '12', ['12'], null, false],
  [' 12.5 ', 12.5, ' 12.5 ', [' 12.5 '], null, false],
  ['1e3', 1000, '1e3', ['1e3'], null, false],
  ['0x10', 16, '0x10', ['0x10'], null, false],
  ['Infinity', null, 'Infinity', ['Infinity'], null, false],
  ['1,5', null, '1,5', ['1', '5'], null, false],
  ['true', null, 'true', ['true'], true, false],
  ['false', null, 'false', ['false'], false, false],
  ['True', null, 'True', ['True'], null, false],
  ['1', 1, '1', ['1'], null, false],
  [0, 0, '0', null, false, false],
  [1, 1, '1', null, true, false],
  [-2.5, -2.5, '-2.5', null, true, false],
  [1e21, 1e21, '1e+21', null, true, false],
  [true, 1, 'true', null, true, false],
  [false, 0, 'false', null, false, false],
  [[], null, '', [], null, true],
  [['a', 1, null], null, 'a,1,', ['a', 1, null], null, false],
  [[['a', 'b'], 'c'], null, 'a,b,c', [['a', 'b'], 'c'], null, false],
  [[{}], null, '[object Object]', [{}], null, false],
  [{}, null, '[object Object]', null, null, true],
  [{ a: 1 }, null, '[object Object]', null, null, false],
])('%j', (value, number, text, list, truth, empty) => {
  expect({
    number: toFloat(value),
    text: toText(value),
    list: toSlice(value),
    truth: toBoolean(value),
    empty: isEmptyValue(value),
  }).toEqual({ number, text, list, truth, empty });
});
