import { describe, expect, test } from 'vitest';
import { edgePath } from './edge-path.ts';
import { tripTime } from './packet.tsx';

describe('edgePath', () => {
  test('is a straight line between level ends', () => {
    expect(edgePath({ x: 0, y: 10 }, { x: 100, y: 10 }, null)).toEqual({
      d: 'M0,10L100,10',
      middle: { x: 50, y: 10 },
      length: 100,
    });
  });

  test('is a curve that leaves and comes in level', () => {
    expect(edgePath({ x: 0, y: 0 }, { x: 100, y: 80 }, null)).toMatchObject({
      d: 'M0,0C50,0 50,80 100,80',
      middle: { x: 50, y: 40 },
    });
  });

  test('goes along its lane with rounded corners', () => {
    const { d, middle, length } = edgePath({ x: 0, y: 0 }, { x: 300, y: 0 }, [100, 24, 24]);
    expect(d).toBe(
      'M0,0L12,0Q24,0 24,12L24,88Q24,100 36,100L264,100Q276,100 276,88L276,12Q276,0 288,0L300,0',
    );
    expect(middle).toEqual({ x: 150, y: 100 });
    expect(length).toBe(500);
  });
});

test('a packet takes 450 to 700 ms, longer for longer edges', () => {
  const times = [10, 96, 300, 900, 9_000].map(tripTime);
  expect(times).toEqual([450, 450, expect.any(Number), expect.any(Number), 700]);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
