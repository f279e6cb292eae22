import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { arbitraryHostileJson } from '../testing/arbitrary-json.ts';
import { weigh } from './weigh.ts';

test.each<[Json | undefined, number]>([
  [undefined, 4],
  [null, 4],
  [true, 4],
  [123_456_789, 4],
  ['', 2],
  ['abc', 5],
  [[], 4],
  [{}, 4],
  [['ab', 1], 4 + 4 + 4],
  [{ key: 'ab' }, 4 + 3 + 4],
])('%j weighs %d', (value, expected) => {
  expect(weigh(value, 1000)).toBe(expected);
});

test('weighs about as much as its JSON has characters', () => {
  fc.assert(
    fc.property(arbitraryHostileJson, (value) => {
      const weight = weigh(value, 1_000_000);
      const length = JSON.stringify(value).length;
      // Numbers and escapes can be longer than they weigh, punctuation is shorter.
      expect(weight * 8).toBeGreaterThanOrEqual(length);
      expect(length * 4).toBeGreaterThanOrEqual(weight);
    }),
  );
});

test('is past the limit or exact', () => {
  fc.assert(
    fc.property(arbitraryHostileJson, fc.nat(100), (value, limit) => {
      const weight = weigh(value, 1_000_000);
      const limited = weigh(value, limit);
      expect(limited > limit).toBe(weight > limit);
      expect(weight > limit ? weight : limited).toBe(weight);
    }),
  );
});

test('values that share structure are not walked for ever', () => {
  let value: Json = 'x';
  for (let i = 0; i < 90; i += 1) value = [value, value];
  expect(weigh(value, 1_000_000)).toBeGreaterThan(1_000_000);
});

test('more than 100 levels are past any limit', () => {
  const nested = (levels: number): Json =>
    Array.from({ length: levels }).reduce<Json>((value) => [value], 'x');
  expect(weigh(nested(100), 1_000_000)).toBe(403);
  expect(weigh(nested(101), 1_000_000)).toBe(1_000_001);
  expect(weigh(nested(100_000), 1_000_000)).toBe(1_000_001);
});
