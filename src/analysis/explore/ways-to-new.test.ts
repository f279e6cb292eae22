import { expect, test } from 'vitest';
import { draw, end, screen } from '../testing/draw.ts';
import { distanceToMissing } from './ways-to-new.ts';

const flow = draw({
  steps: { a: screen('', 'left right round'), b: screen(''), c: screen('', 'on'), done: end() },
  edges: ['a.left > b', 'a.right > c', 'a.round > a', 'b.submit > done', 'c.on > b'],
});

test('a port that no run took is 0 away, one that leads to it as many steps as it takes', () => {
  const distance = distanceToMissing(flow, [{ step: 'b', port: 'submit' }]);
  const ways = [
    ['b', 'submit'],
    ['a', 'left'],
    ['c', 'on'],
    ['a', 'right'],
    ['a', 'round'],
  ] as const;
  expect(ways.map(([step, port]) => distance(step, port))).toEqual([0, 1, 1, 2, 2]);
});

test('what leads to none of them, or nowhere, is infinitely far', () => {
  const distance = distanceToMissing(flow, [{ step: 'c', port: 'on' }]);
  expect([distance('b', 'submit'), distance('a', 'gone'), distance('gone', 'x')]).toEqual([
    Infinity,
    Infinity,
    Infinity,
  ]);
});
