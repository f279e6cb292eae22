import { describe, expect, test } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { boundsOf, countIn, viewOn } from './bounds.ts';
import { cardNear, portNear } from './card-near.ts';
import { graphOf } from './graph-of.ts';
import { EMPTY_GRAPH } from './graph.ts';

const { nodes } = graphOf(smallFlow, { steps: [], edges: [] }, EMPTY_GRAPH);

describe('cardNear', () => {
  test('finds the card a point lies on, wherever on it', () => {
    expect(cardNear(nodes, { x: 600, y: 120 }, 'login')?.id).toBe('check');
  });

  test('finds the nearest card within 24 px beside it', () => {
    expect(cardNear(nodes, { x: 630, y: 50 }, '')?.id).toBe('check');
    expect(cardNear(nodes, { x: 640, y: 50 }, '')).toBe(undefined);
  });

  test('never finds the step a connection comes from, nor the start marker', () => {
    expect(cardNear(nodes, { x: 100, y: 50 }, 'login')).toBe(undefined);
    expect(cardNear(nodes, { x: -100, y: 76 }, '')).toBe(undefined);
  });
});

test('portNear finds the row a height lies at, above them the first port that leads nowhere', () => {
  const login = cardNear(nodes, { x: 10, y: 10 }, '')!;
  expect([20, 76, 104, 900].map((y) => portNear(login, y))).toEqual([
    'cancel',
    'submit',
    'cancel',
    'cancel',
  ]);
});

describe('the view', () => {
  test('fits everything with a margin, and never larger than life', () => {
    const bounds = boundsOf(nodes)!;
    expect(bounds).toEqual({ x: -144, y: 0, width: 1408, height: 124 });
    const { x, y, zoom } = viewOn(bounds, { width: 800, height: 600 });
    expect(zoom).toBe(704 / 1408);
    expect([bounds.x * zoom + x, (bounds.x + bounds.width) * zoom + x]).toEqual([48, 752]);
    expect(bounds.y * zoom + y).toBe(300 - 31);
    expect(viewOn(bounds, { width: 4000, height: 3000 }).zoom).toBe(1);
  });

  test('counts the cards in view and stops when there are enough', () => {
    const all = { x: -500, y: -500, width: 4000, height: 4000 };
    expect(countIn(nodes, all, 100)).toBe(5);
    expect(countIn(nodes, all, 2)).toBe(2);
    expect(countIn(nodes, { x: 300, y: 0, width: 100, height: 100 }, 100)).toBe(1);
  });
});
