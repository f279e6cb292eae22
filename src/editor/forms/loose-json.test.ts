import { assert, json, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../core/json.ts';
import { printLooseJson, readLooseJson } from './loose-json.ts';

test.each([
  ['maya@example.com', 'maya@example.com'],
  ['', ''],
  ['true', true],
  ['3', 3],
  ['"3"', '3'],
  ['{"a":[1]}', { a: [1] }],
  ['null', null],
  ['{{form.email}}', '{{form.email}}'],
])('%s stands for %j', (text, value) => {
  expect(readLooseJson(text)).toEqual(value);
  expect(printLooseJson(value)).toBe(text);
});

test('whatever is printed is read as the same value', () => {
  assert(
    property(
      oneof(
        json(),
        string().map((text) => JSON.stringify(text)),
      ),
      (json) => {
        const value = parseJson(json);
        expect(readLooseJson(printLooseJson(value))).toEqual(value);
      },
    ),
  );
});
