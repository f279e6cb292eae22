import { describe, expect, test } from 'vitest';
import { renameStep } from '../../core/commands/set-step.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { automaticPlaces, placeOf, tidyPlaces } from './places.ts';

const { layout, ...withoutLayout } = smallFlow;

describe('automaticPlaces', () => {
  test('lays out a flow that has no places at all', () => {
    expect(Object.fromEntries(automaticPlaces(withoutLayout))).toEqual(layout);
    expect(placeOf(withoutLayout, 'jwt')).toEqual({ x: 704, y: 0 });
  });

  test('is empty where every step has a place', () => {
    expect(automaticPlaces(smallFlow).size).toBe(0);
  });

  test('puts steps without a place below the others', () => {
    const flow = smallFlowWith({
      steps: [...smallFlow.steps, { id: 'new', kind: 'end', name: 'New', config: {} }],
    });
    expect(Object.fromEntries(automaticPlaces(flow))).toEqual({ new: { x: 0, y: 220 } });
  });

  test('stays as it is while a step is typed in', () => {
    const places = automaticPlaces({ ...withoutLayout });
    expect(automaticPlaces(renameStep('jwt', 'Issue').apply(withoutLayout))).toBe(places);
  });
});

test('tidying up puts the happy path on one line', () => {
  const scattered = smallFlowWith({ layout: { login: { x: 900, y: 300 } } });
  expect(Object.fromEntries(tidyPlaces(scattered))).toEqual(layout);
});
