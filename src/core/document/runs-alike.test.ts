import { expect, test } from 'vitest';
import { runsAlike } from './runs-alike.ts';
import type { Flow } from './schema.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: 'a',
  steps: [{ id: 'a', kind: 'end', name: 'A', config: { outputs: [] } }],
  edges: [],
  layout: { a: { x: 0, y: 0 } },
  scenarios: [{ name: 'New user' }],
};

test.each<[string, Partial<Flow>]>([
  ['a card was moved', { layout: { a: { x: 16, y: 0 } } }],
  ['it is called otherwise', { name: 'G', description: 'Other words' }],
  ['a scenario was edited', { scenarios: [] }],
  ['a step is what it was before', { steps: structuredClone(flow.steps) }],
])('a flow runs as it did where %s', (_what, edit) => {
  expect(runsAlike(flow, { ...flow, ...edit })).toBe(true);
});

test.each<[string, Partial<Flow>]>([
  ['it begins elsewhere', { start: null }],
  ['a setting was changed', { steps: [{ id: 'a', kind: 'end', name: 'A', config: {} }] }],
  ['a step was renamed', { steps: [{ id: 'a', kind: 'end', name: 'B', config: { outputs: [] } }] }],
  ['an edge was added', { edges: [{ from: 'a', port: 'p', to: 'a' }] }],
  ['a setting of the flow was changed', { settings: { sessionLifetimeMinutes: 1 } }],
  ['another assumption was made', { assumptions: { x: 'y' } }],
])('a flow runs otherwise where %s', (_what, edit) => {
  expect(runsAlike(flow, { ...flow, ...edit })).toBe(false);
});
