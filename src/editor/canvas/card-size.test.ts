import { describe, expect, test } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { faceOf } from './card-face.ts';
import { cardSize, inputY, portY } from './card-size.ts';
import { GRID } from './free-place.ts';

const [login, check, jwt, end] = smallFlow.steps.map((step) => faceOf(step));

describe('cardSize', () => {
  test('grows by a row for every port; an End is a pill', () => {
    expect([jwt, check, login, end].map((face) => cardSize(face!))).toEqual([
      { width: 256, height: 96 },
      { width: 256, height: 124 },
      { width: 256, height: 124 },
      { width: 208, height: 56 },
    ]);
    expect(cardSize({ shape: 'card', ports: [] })).toEqual({ width: 256, height: 60 });
  });

  test('lets edges in level with the first port, so that cards in a row are joined by straight lines', () => {
    expect(inputY(jwt!)).toBe(portY(0));
    expect(portY(1) - portY(0)).toBe(28);
  });

  test('differs between a card and an End by a multiple of the grid, so that both can be level', () => {
    expect((inputY(jwt!) - inputY(end!)) % GRID).toBe(0);
  });
});
