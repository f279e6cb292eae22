import { describe, expect, test } from 'vitest';
import { renameStep, setConfig } from '../../core/commands/set-step.ts';
import { httpConnector } from '../../steps/http-connector/definition.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { graphOf, withMoving } from './graph-of.ts';
import { EMPTY_GRAPH, START, edgeId } from './graph.ts';
import type { Graph } from './graph.ts';

const nothing = { steps: [], edges: [] };
const first = graphOf(smallFlow, nothing, EMPTY_GRAPH);

function node(graph: Graph, id: string) {
  return graph.nodes.find((one) => one.id === id);
}

function edge(graph: Graph, from: string, port: string) {
  return graph.edges.find(({ id }) => id === edgeId({ from, port }));
}

describe('graphOf', () => {
  test('draws a card for each step, measured beforehand, with a handle for each port', () => {
    expect(node(first, 'check')).toMatchObject({
      type: 'card',
      position: { x: 352, y: 0 },
      width: 256,
      height: 124,
      initialWidth: 256,
      initialHeight: 124,
      measured: { width: 256, height: 124 },
      ariaLabel: 'Check password, Generic HTTP Connector, POST /login → httpResult',
      data: { targets: ['Generate JWT', 'Log in'], entered: true },
      handles: [
        { type: 'target', id: null, position: 'left', x: 0, y: 76 },
        { type: 'source', id: 'success', position: 'right', x: 256, y: 76 },
        { type: 'source', id: 'request_error', position: 'right', x: 256, y: 104 },
      ],
    });
  });

  test('puts the start marker before the first step, level with where edges come in', () => {
    expect(node(first, START)).toMatchObject({
      type: 'start',
      position: { x: -144, y: 60 },
      selectable: false,
    });
    expect(edge(first, START, '')).toMatchObject({ source: START, target: 'login' });
  });

  test('says of an edge what it is called and between what it lies', () => {
    expect(edge(first, 'check', 'success')).toMatchObject({
      source: 'check',
      sourceHandle: 'success',
      target: 'jwt',
      ariaLabel: 'Success of Check password leads to Generate JWT',
      data: { label: 'Success', role: 'success', lane: null },
    });
  });

  test('leaves out edges to steps that are not there, and says so at the port', () => {
    const graph = graphOf(
      smallFlowWith({ edges: [{ from: 'jwt', port: 'success', to: 'gone' }] }),
      nothing,
      EMPTY_GRAPH,
    );
    expect(graph.edges.map(({ source }) => source)).toEqual([START]);
    expect(node(graph, 'jwt')?.data).toMatchObject({ targets: ['a missing step'] });
  });

  test('draws only the first of two edges from one port, as only that one runs', () => {
    const graph = graphOf(
      smallFlowWith({ edges: [...smallFlow.edges, { from: 'jwt', port: 'success', to: 'login' }] }),
      nothing,
      EMPTY_GRAPH,
    );
    expect(graph.edges.filter(({ source }) => source === 'jwt')).toHaveLength(1);
    expect(edge(graph, 'jwt', 'success')?.target).toBe('end');
  });

  test('is the same all through where nothing changed', () => {
    const again = graphOf({ ...smallFlow, name: 'Other' }, nothing, first);
    expect(again.nodes).toBe(first.nodes);
    expect(again.edges).toBe(first.edges);
  });

  test('changes only the card whose config changed', () => {
    const config = { ...smallFlow.steps[1]!.config, endpoint: '/sign-in' };
    const flow = setConfig('check', config, httpConnector).apply(smallFlow);
    const next = graphOf(flow, nothing, first);
    expect(changedNodes(first, next)).toEqual(['check']);
    expect(next.edges).toBe(first.edges);
  });

  test('a new name changes the card, the ports that lead there and the edges beside it', () => {
    const next = graphOf(renameStep('jwt', 'Issue').apply(smallFlow), nothing, first);
    expect(changedNodes(first, next)).toEqual(['check', 'jwt']);
    expect(changedEdges(first, next)).toEqual([
      edgeId({ from: 'check', port: 'success' }),
      edgeId({ from: 'jwt', port: 'success' }),
    ]);
  });

  test('selecting changes what is selected and nothing else', () => {
    const selected = { steps: ['jwt'], edges: [{ from: 'login', port: 'submit' }] };
    const next = graphOf(smallFlow, selected, first);
    expect(changedNodes(first, next)).toEqual(['jwt']);
    expect(changedEdges(first, next)).toEqual([edgeId({ from: 'login', port: 'submit' })]);
    expect(node(next, 'jwt')?.selected).toBe(true);
  });

  test('keeps nodes where the order of steps changed', () => {
    const turned = smallFlowWith({ steps: smallFlow.steps.toReversed() });
    const next = graphOf(turned, nothing, first);
    expect(new Set(next.nodes)).toEqual(new Set(first.nodes));
    expect(changedNodes(first, next)).toEqual([]);
  });
});

describe('withMoving', () => {
  test('moves the cards under way, and the start marker with its step', () => {
    const moved = withMoving(first, new Map([['login', { x: 10, y: 20 }]]), 'login', EMPTY_GRAPH);
    expect(node(moved, 'login')).toMatchObject({ position: { x: 10, y: 20 }, dragging: true });
    expect(node(moved, START)?.position).toEqual({ x: -134, y: 80 });
    expect(changedNodes(first, moved)).toEqual([START, 'login']);
  });

  test('lets edges of moving cards take the short way, and keeps them from frame to frame', () => {
    const one = withMoving(first, new Map([['login', { x: 9, y: 9 }]]), 'login', EMPTY_GRAPH);
    expect(edge(first, 'check', 'request_error')?.data?.lane).not.toBe(null);
    expect(edge(one, 'check', 'request_error')?.data?.lane).toBe(null);
    const two = withMoving(first, new Map([['login', { x: 18, y: 18 }]]), 'login', one);
    expect(two.edges).toBe(one.edges);
  });
});

function changedNodes(before: Graph, after: Graph): readonly string[] {
  const known = new Set(before.nodes);
  return after.nodes.filter((one) => !known.has(one)).map(({ id }) => id);
}

function changedEdges(before: Graph, after: Graph): readonly string[] {
  const known = new Set(before.edges);
  return after.edges.filter((one) => !known.has(one)).map(({ id }) => id);
}
