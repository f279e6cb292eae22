import { describe, expect, test } from 'vitest';
import { type Placement, placeBeside } from './place-beside.ts';

const VIEWPORT = { width: 1000, height: 600 };
const MIDDLE = { left: 400, top: 300, width: 100, height: 30 };
const MENU = { width: 200, height: 120 };

describe('with room on every side', () => {
  test.each<[Placement, { left: number; top: number }]>([
    ['bottom', { left: 350, top: 336 }],
    ['bottom-start', { left: 400, top: 336 }],
    ['bottom-end', { left: 300, top: 336 }],
    ['top', { left: 350, top: 174 }],
    ['top-start', { left: 400, top: 174 }],
    ['top-end', { left: 300, top: 174 }],
    ['right', { left: 506, top: 255 }],
    ['right-start', { left: 506, top: 300 }],
    ['left', { left: 194, top: 255 }],
    ['left-start', { left: 194, top: 300 }],
  ])('%s stands where it says', (placement, expected) => {
    expect(placeBeside(MIDDLE, MENU, VIEWPORT, placement)).toEqual(expected);
  });
});

test('a menu that does not fit below opens above', () => {
  const low = { ...MIDDLE, top: 550 };
  expect(placeBeside(low, MENU, VIEWPORT, 'bottom-start')).toEqual({ left: 400, top: 424 });
});

test('a tooltip that does not fit above opens below', () => {
  const high = { ...MIDDLE, top: 4 };
  expect(placeBeside(high, MENU, VIEWPORT, 'top')).toEqual({ left: 350, top: 40 });
});

test('what fits on neither side takes the roomier one and stays in sight', () => {
  const tall = { width: 200, height: 500 };
  expect(placeBeside(MIDDLE, tall, VIEWPORT, 'bottom-start')).toEqual({ left: 400, top: 8 });
});

test('a menu at the window’s right edge is moved inside', () => {
  const right = { ...MIDDLE, left: 950, width: 40 };
  expect(placeBeside(right, MENU, VIEWPORT, 'bottom-start')).toEqual({ left: 792, top: 336 });
});

test('a box wider than the window begins at its left edge', () => {
  const wide = { width: 2000, height: 50 };
  expect(placeBeside(MIDDLE, wide, VIEWPORT, 'bottom')).toEqual({ left: 8, top: 336 });
});
