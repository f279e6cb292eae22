import { array, assert, constant, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freePlace } from './free-place.ts';

const card = { width: 256, height: 96 };

describe('freePlace', () => {
  test('keeps a place where nothing is, on the grid', () => {
    expect(freePlace({ x: 13, y: 21, ...card }, [])).toEqual({ x: 16, y: 16 });
  });

  test('goes below what lies there', () => {
    expect(freePlace({ x: 0, y: 0, ...card }, [{ x: 0, y: 0, ...card }])).toEqual({ x: 0, y: 128 });
  });

  test('goes above when that is nearer', () => {
    const taken = [{ x: 0, y: 80, width: 256, height: 400 }];
    expect(freePlace({ x: 0, y: 0, ...card }, taken)).toEqual({ x: 0, y: -48 });
  });

  test('skips gaps that are too small', () => {
    const taken = [
      { x: 0, y: 0, ...card },
      { x: 0, y: 200, ...card },
    ];
    expect(freePlace({ x: 100, y: 90, ...card }, taken)).toEqual({ x: 96, y: -128 });
  });

  test('never lies over anything, whatever is there', () => {
    const area = record({
      x: integer({ min: -800, max: 800 }),
      y: integer({ min: -800, max: 800 }),
      width: constant(256),
      height: integer({ min: 56, max: 400 }),
    });
    assert(
      property(area, array(area, { maxLength: 30 }), (wanted, taken) => {
        const { x, y } = freePlace(wanted, taken);
        const over = taken.filter(
          (other) =>
            x < other.x + other.width &&
            other.x < x + wanted.width &&
            y < other.y + other.height &&
            other.y < y + wanted.height,
        );
        expect(over).toEqual([]);
      }),
    );
  });
});
