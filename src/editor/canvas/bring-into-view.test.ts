import { describe, expect, test } from 'vitest';
import { hasRoom, viewWith } from './bring-into-view.ts';

const card = { x: 1000, y: 200, width: 256, height: 100 };
const free = { left: 0, width: 800, height: 600 };

describe('viewWith', () => {
  test('leaves a view as it is that has all of the area in it', () => {
    expect(viewWith(card, { x: -600, y: 0, zoom: 1 }, free)).toBeNull();
    expect(viewWith(card, { x: 0, y: 0, zoom: 0.5 }, free)).toBeNull();
  });

  test('moves across alone where the height is right, and keeps the zoom', () => {
    expect(viewWith(card, { x: 0, y: 0, zoom: 1 }, free)).toEqual({ x: -728, y: 0, zoom: 1 });
    expect(viewWith(card, { x: -600, y: 500, zoom: 1 }, free)).toEqual({
      x: -600,
      y: 50,
      zoom: 1,
    });
  });

  test('reckons with the panels that lie over the canvas', () => {
    const half = { left: 264, width: 400, height: 600 };
    expect(viewWith(card, { x: -900, y: 0, zoom: 1 }, half)).toEqual({ x: -664, y: 0, zoom: 1 });
  });

  test('begins with the left of what is wider than the canvas', () => {
    expect(viewWith(card, { x: 0, y: 0, zoom: 4 }, free)?.x).toBe(16 - 4000);
  });
});

test('an area has room where the window is large enough for it at that zoom', () => {
  expect(hasRoom(card, { x: 0, y: 0, zoom: 2 }, free)).toBe(true);
  expect(hasRoom(card, { x: 0, y: 0, zoom: 3.1 }, free)).toBe(false);
});
