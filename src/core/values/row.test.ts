import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { pathsOfRow, resolveRow, valueRowSchema } from './row.ts';
import type { ValueRow } from './row.ts';

const reader = {
  read: (path: string): Json | undefined => (path === 'form.n' ? { n: 1 } : undefined),
  text: (template: string): string => `<${template}>`,
};

test.each<[ValueRow, Json | undefined, readonly string[]]>([
  [{ key: 'a', type: 'string', value: 'x {{form.n}}' }, '<x {{form.n}}>', ['form.n']],
  [{ key: 'a', type: 'string', value: '' }, '<>', []],
  [{ key: 'a', type: 'number', value: 1.5 }, 1.5, []],
  [{ key: 'a', type: 'number', value: -0 }, 0, []],
  [{ key: 'a', type: 'boolean', value: false }, false, []],
  [{ key: 'a', type: 'context', value: 'form.n' }, { n: 1 }, ['form.n']],
  [{ key: 'a', type: 'context', value: ' {{ form.n }} ' }, { n: 1 }, ['form.n']],
  [{ key: 'a', type: 'context', value: 'form.gone' }, undefined, ['form.gone']],
])('%j stands for %j and reads %j', (row, value, paths) => {
  expect(resolveRow(row, reader)).toStrictEqual(value);
  expect(pathsOfRow(row)).toEqual(paths);
});

test.each([
  [{ key: 'a', type: 'number', value: '1' }],
  [{ key: 'a', type: 'boolean', value: 1 }],
  [{ key: 'a', type: 'context', value: null }],
  [{ key: 'a', type: 'date', value: '' }],
  [{ type: 'string', value: '' }],
])('%j is no row', (row) => {
  expect(valueRowSchema.safeParse(row).success).toBe(false);
});
