import { expect, test } from 'vitest';
import { firstView } from './first-view.ts';
import type { CanvasNode } from './graph.ts';

const panels = {
  leftOpen: true,
  rightOpen: false,
  bottomOpen: true,
  leftSize: 264,
  rightSize: 360,
  bottomSize: 200,
};
const window = { innerWidth: 1264, innerHeight: 848 };

test('the first view shows the whole flow in the room that open panels leave', () => {
  const wide: CanvasNode = {
    id: 'a',
    type: 'start',
    position: { x: 0, y: 0 },
    width: 1808,
    height: 100,
    data: { target: 'A' },
  };
  expect(firstView({ nodes: [wide], edges: [] }, undefined, panels, window)).toEqual({
    x: 48,
    y: 275,
    zoom: 0.5,
    width: 1000,
    height: 600,
  });
});

test('an empty canvas is shown at its real size', () => {
  expect(firstView({ nodes: [], edges: [] }, undefined, panels, window)).toEqual({
    x: 0,
    y: 0,
    zoom: 1,
    width: 1000,
    height: 600,
  });
});

test('a flow that was left in another view is shown in that one', () => {
  const kept = { x: 12, y: -40, zoom: 0.8 };
  expect(firstView({ nodes: [], edges: [] }, kept, panels, window)).toEqual({
    ...kept,
    width: 1000,
    height: 600,
  });
});
