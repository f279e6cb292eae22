import { describe, expect, test } from 'vitest';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { lanesOf } from './lanes.ts';

describe('lanesOf', () => {
  test('leads an edge that goes back below the cards between', () => {
    expect(lanesOf(smallFlow)).toEqual(
      new Map([['check', new Map([['request_error', [152, 24, 24]]])]]),
    );
  });

  test('leads an edge around a card its curve would pass behind', () => {
    const skipping = smallFlowWith({
      edges: [{ from: 'login', port: 'submit', to: 'jwt' }],
    });
    expect(lanesOf(skipping)).toEqual(new Map([['login', new Map([['submit', [152, 24, 24]]])]]));
  });

  test('lays lanes that go the same way beside each other', () => {
    const twice = smallFlowWith({
      edges: [
        { from: 'login', port: 'submit', to: 'jwt' },
        { from: 'login', port: 'cancel', to: 'jwt' },
      ],
    });
    const lanes = lanesOf(twice).get('login');
    expect(lanes?.get('submit')).toEqual([152, 24, 24]);
    expect(lanes?.get('cancel')).toEqual([164, 36, 24]);
  });

  test('goes between cards that stand close, not behind them', () => {
    const below = smallFlowWith({
      edges: [{ from: 'login', port: 'submit', to: 'check' }],
      layout: { ...smallFlow.layout, check: { x: 80, y: 156 } },
    });
    expect(lanesOf(below)).toEqual(new Map([['login', new Map([['submit', [140, 24, 24]]])]]));
    const crowded = smallFlowWith({
      ...below,
      layout: { ...below.layout, jwt: { x: 80, y: 312 }, end: { x: 80, y: -90 } },
    });
    expect(lanesOf(crowded)).toEqual(lanesOf(below));
  });

  test('leaves edges alone that meet nothing', () => {
    expect(lanesOf(smallFlow).has('login')).toBe(false);
  });
});
