import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines, withContext } from './text-lines.ts';

const short = (lines: ReturnType<typeof withContext>): string =>
  lines
    .map((line) =>
      line === null ? '…' : `${{ same: '=', added: '+', removed: '-' }[line.type]}${line.text}`,
    )
    .join(' ');

test.each([
  ['a\nb\nc', 'a\nb\nc', '…'],
  ['a\nb\nc', 'a\nx\nc', '=a -b +x =c'],
  ['a', '', '-a +'],
  ['1\n2\n3\n4\n5\n6', '1\n2\n3\n4\n5\nsix', '… =5 -6 +six'],
  ['1\n2\n3\n4\n5', 'one\n2\n3\n4\nfive', '-1 +one =2 … =4 -5 +five'],
])('%j and %j differ in %s', (before, after, expected) => {
  expect(short(withContext(compareLines(before, after), 1))).toBe(expected);
});

test('what is the same and what was removed is the text before, with what was added the text after', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = compareLines(before, after);
      const without = (type: string): string =>
        lines.flatMap((line) => (line.type === type ? [] : [line.text])).join('\n');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

test('texts of very many lines are told as a whole', () => {
  const many = Array.from({ length: 1_500 }, (_, i) => String(i)).join('\n');
  expect(compareLines(many, many).filter(({ type }) => type === 'same')).toEqual([]);
});
