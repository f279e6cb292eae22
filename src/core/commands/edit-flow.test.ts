import { expect, test } from 'vitest';
import type { Flow } from '../document/schema.ts';
import { editFlow } from './edit-flow.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  description: 'D',
  start: null,
  steps: [],
  edges: [],
  settings: { projectId: 'P3FlowmintInventedProject001' },
  assumptions: { amr: 'pwd' },
};

test('replaces what a flow is called and its settings, and drops what is left out', () => {
  expect(editFlow({ name: 'G', assumptions: { amr: 'fed' } }).apply(flow)).toEqual({
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'G',
    start: null,
    steps: [],
    edges: [],
    assumptions: { amr: 'fed' },
  });
});
