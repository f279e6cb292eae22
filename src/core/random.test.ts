import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawBase62, drawId, drawNumber } from './random.ts';

const arbitrarySeed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test('the draws of a seed are those of mulberry32', () => {
  const draws: number[] = [];
  let random = 1;
  for (let i = 0; i < 3; i += 1) {
    const draw = drawNumber(random);
    draws.push(Math.round(draw.value * 2 ** 32));
    ({ random } = draw);
  }
  // Of the public-domain reference implementation, seed 1.
  expect(draws).toEqual([2_693_262_067, 11_749_833, 2_265_367_787]);
});

test('a draw is a number from 0 to below 1, and the next state 32 bits', () => {
  fc.assert(
    fc.property(arbitrarySeed, (seed) => {
      const { value, random } = drawNumber(seed);
      expect(value >= 0 && value < 1).toBe(true);
      expect(random).toBe(random | 0);
      expect(drawNumber(seed)).toEqual({ value, random });
    }),
  );
});

test('draws spread evenly', () => {
  const buckets = Array.from({ length: 10 }, () => 0);
  let random = 42;
  for (let i = 0; i < 20_000; i += 1) {
    const draw = drawNumber(random);
    ({ random } = draw);
    const bucket = Math.floor(draw.value * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(Math.min(...buckets)).toBeGreaterThan(1800);
  expect(Math.max(...buckets)).toBeLessThan(2200);
});

test('an id has its prefix and 28 characters, letters and digits', () => {
  fc.assert(
    fc.property(arbitrarySeed, fc.constantFrom('U3', 'P3', 'U'), (seed, prefix) => {
      const { value } = drawId(seed, prefix);
      expect(value).toMatch(/^[A-Za-z0-9]{28}$/);
      expect(value.startsWith(prefix)).toBe(true);
    }),
  );
});

test('ids drawn one after another differ, and those of a seed are the same every time', () => {
  const draw = (): readonly string[] => {
    const ids: string[] = [];
    let random = 7;
    for (let i = 0; i < 1000; i += 1) {
      const id = drawId(random, 'U3');
      ids.push(id.value);
      ({ random } = id);
    }
    return ids;
  };
  expect(new Set(draw()).size).toBe(1000);
  expect(draw()).toEqual(draw());
});

test('text of any length is drawn', () => {
  expect(drawBase62(1, 0)).toEqual({ value: '', random: 1 });
  expect(drawBase62(1, 100).value).toHaveLength(100);
});
