import { describe, expect, test } from 'vitest';
import { paletteOf } from '../../core/kind/palette.ts';
import { registry } from '../../steps/registry.ts';
import { START } from '../canvas/graph.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { insertStep } from './insert-step.ts';
import { insertionAfter } from './insertion-after.ts';

const items = paletteOf(registry).flatMap((group) => group.items);
const item = (title: string) => items.find((one) => one.title === title)!;

function added(title: string, after: string, flow = smallFlow) {
  const insertion = insertionAfter(flow, after, item(title));
  const { command, id } = insertStep(flow, insertion);
  const next = command.apply(flow);
  const edges = next.edges.filter(({ from, to }) => from === id || to === id);
  return { edges, id, next, place: next.layout?.[id], insertion };
}

describe('a step added after another', () => {
  test('follows the first way out that leads nowhere', () => {
    expect(added('Screen', 'login').edges).toEqual([
      { from: 'login', port: 'cancel', to: 'screen' },
    ]);
  });

  test('is put on the way of success where all ways out are taken', () => {
    const all = smallFlowWith({
      edges: [...smallFlow.edges, { from: 'login', port: 'cancel', to: 'end' }],
    });
    expect(added('Custom Claims', 'check', all).edges).toEqual([
      { from: 'check', port: 'success', to: 'custom-claims' },
      { from: 'custom-claims', port: 'success', to: 'jwt' },
    ]);
    expect(added('Custom Claims', 'login', all).edges).toEqual([
      { from: 'login', port: 'submit', to: 'custom-claims' },
      { from: 'custom-claims', port: 'success', to: 'check' },
    ]);
  });

  test('is put before one that has no way out, if a single way leads there', () => {
    expect(added('Custom Claims', 'end').edges).toEqual([
      { from: 'jwt', port: 'success', to: 'custom-claims' },
      { from: 'custom-claims', port: 'success', to: 'end' },
    ]);
    const onlyEnd = smallFlowWith({ steps: smallFlow.steps.slice(3), edges: [], start: 'end' });
    expect(added('Screen', 'end', onlyEnd)).toMatchObject({
      insertion: { after: { from: START, port: '' } },
      next: { start: 'screen' },
      edges: [{ from: 'screen', port: 'submit', to: 'end' }],
    });
  });

  test('cuts nothing off: an End stands beneath, unconnected, and so does what has several ways to choose from', () => {
    const end = added('End', 'check');
    expect(end).toMatchObject({ edges: [], place: { x: 704, y: 128 } });
    expect(end.next.edges).toEqual(smallFlow.edges);

    const twice = smallFlowWith({
      edges: [...smallFlow.edges, { from: 'login', port: 'cancel', to: 'end' }],
    });
    expect(added('Screen', 'end', twice)).toMatchObject({ edges: [], place: { x: 1360, y: 112 } });
  });
});
