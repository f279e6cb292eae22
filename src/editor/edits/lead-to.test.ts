import { describe, expect, test } from 'vitest';
import { START } from '../canvas/graph.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { firstFreePort, leadNowhere, leadTo, targetOf } from './lead-to.ts';

const start = { from: START, port: '' };
const port = { from: 'check', port: 'success' };

describe('leading a port', () => {
  test('to another step replaces its edge', () => {
    const flow = leadTo(port, 'end').apply(smallFlow);
    expect(targetOf(flow, port)).toBe('end');
    expect(flow.edges).toHaveLength(smallFlow.edges.length);
  });

  test('nowhere takes its edge away', () => {
    const flow = leadNowhere(port).apply(smallFlow);
    expect(targetOf(flow, port)).toBe(undefined);
    expect(flow.edges).toHaveLength(smallFlow.edges.length - 1);
  });

  test('of the start marker chooses the first step, or none', () => {
    expect(leadTo(start, 'check').apply(smallFlow).start).toBe('check');
    expect(leadNowhere(start).apply(smallFlow).start).toBe(null);
    expect(targetOf(smallFlow, start)).toBe('login');
  });
});

test('the first free port is the first that leads nowhere', () => {
  expect(firstFreePort(smallFlow, 'login')).toEqual({ from: 'login', port: 'cancel' });
  expect(firstFreePort(smallFlow, 'check')).toBe(undefined);
  expect(firstFreePort(smallFlow, 'end')).toBe(undefined);
});
