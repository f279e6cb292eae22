import { expect, test } from 'vitest';
import { diffFlows } from '../../../analysis/diff/diff-flows.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { registry } from '../../../steps/registry.ts';
import { edgeId } from '../../canvas/graph.ts';
import { marksOf, stepsOf } from './marks.ts';

const claims = { id: 'claims', kind: 'custom-claims', name: 'Claims', config: { claims: [] } };
const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: 'claims',
  steps: [claims, { id: 'end', kind: 'end', name: 'End', config: {} }],
  edges: [{ from: 'claims', port: 'success', to: 'end' }],
};
const edited: Flow = {
  ...flow,
  steps: [
    { ...claims, name: 'My claims' },
    { id: 'other', kind: 'update-user', name: 'Update', config: { attributes: [] } },
  ],
  edges: [{ from: 'claims', port: 'success', to: 'other' }],
};

test('each flow has the marks of its own steps and edges', () => {
  const { differences } = diffFlows(flow, edited, registry);
  const edges = new Set([edgeId({ from: 'claims', port: 'success' })]);
  expect(marksOf(differences)).toEqual({
    before: {
      steps: new Map([
        ['claims', ['renamed', 'rewired']],
        ['end', ['removed']],
      ]),
      edges,
    },
    after: {
      steps: new Map([
        ['claims', ['renamed', 'rewired']],
        ['other', ['added']],
      ]),
      edges,
    },
  });
});

test('of a port that leads elsewhere both its step and where it leads are looked at', () => {
  const { differences } = diffFlows(flow, edited, registry);
  const rewired = differences.filter(({ type }) => type === 'rewired');
  expect(rewired.map((one) => [stepsOf(one, 'before'), stepsOf(one, 'after')])).toEqual([
    [
      ['claims', 'end'],
      ['claims', 'other'],
    ],
  ]);
});
