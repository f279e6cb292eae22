import { expect, test } from 'vitest';
import { copyFlow } from './copy-flow.ts';
import type { Flow } from './schema.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
};

test('a flow whose id is free stays as it is', () => {
  expect(copyFlow(flow, ['g'])).toBe(flow);
});

test('a flow whose id is taken gets the first number that is free, and nothing else changes', () => {
  expect(copyFlow(flow, ['f', 'f-2', 'f-4'])).toEqual({ ...flow, id: 'f-3' });
});

test('a copy may have a name of its own', () => {
  expect(copyFlow(flow, ['f'], 'F (copy)')).toEqual({ ...flow, id: 'f-2', name: 'F (copy)' });
});
