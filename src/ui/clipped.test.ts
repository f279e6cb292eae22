import { expect, test } from 'vitest';
import { clipped } from './clipped.ts';

test('a text that is short enough stays as it is', () => {
  expect(clipped('x'.repeat(500))).toBe('x'.repeat(500));
});

test('of a longer one its beginning is left, and how much is missing', () => {
  expect(clipped('x'.repeat(1_500), 3)).toBe('xxx… 1,497 more characters');
});
