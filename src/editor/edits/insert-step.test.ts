import { describe, expect, test } from 'vitest';
import { paletteOf } from '../../core/kind/palette.ts';
import { registry } from '../../steps/registry.ts';
import { START } from '../canvas/graph.ts';
import { areasOf } from '../canvas/places.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { insertStep } from './insert-step.ts';
import type { Insertion } from './insert-step.ts';

const items = paletteOf(registry).flatMap((group) => group.items);
const item = (title: string) => items.find((one) => one.title === title)!;

function added(insertion: Omit<Insertion, 'item'>, title = 'Condition', flow = smallFlow) {
  const { command, id } = insertStep(flow, { item: item(title), ...insertion });
  const after = command.apply(flow);
  return { flow: after, id, label: command.label, place: after.layout?.[id] };
}

describe('insertStep', () => {
  test('adds a step beside the port it follows, connected and level', () => {
    const { flow, id, place, label } = added(
      { after: { from: 'jwt', port: 'success' } },
      'Screen',
      {
        ...smallFlow,
        steps: smallFlow.steps.slice(0, 3),
        edges: smallFlow.edges.slice(0, 2),
      },
    );
    expect({ id, label, place }).toEqual({
      id: 'screen',
      label: 'Add Screen',
      place: { x: 1056, y: 0 },
    });
    expect(flow.edges.at(-1)).toEqual({ from: 'jwt', port: 'success', to: 'screen' });
  });

  test('never lands on another step', () => {
    const { flow, id, place } = added({ after: { from: 'login', port: 'cancel' } });
    expect(place).toEqual({ x: 352, y: 160 });
    const own = areasOf(flow).find((area) => area.id === id)!;
    const over = areasOf(flow).filter(
      (area) =>
        area.id !== id &&
        area.x < own.x + own.width &&
        own.x < area.x + area.width &&
        area.y < own.y + own.height &&
        own.y < area.y + area.height,
    );
    expect(over).toEqual([]);
  });

  test('inserts on an edge, makes room to the right, and leads on by the first port', () => {
    const { flow, id, place } = added({ after: { from: 'check', port: 'success' }, insert: true });
    expect(place).toEqual({ x: 704, y: 0 });
    expect(flow.layout).toMatchObject({
      login: { x: 0, y: 0 },
      check: { x: 352, y: 0 },
      jwt: { x: 1056, y: 0 },
      end: { x: 1408, y: 48 },
    });
    expect(flow.edges.filter((edge) => edge.from === id || edge.to === id)).toEqual([
      { from: 'check', port: 'success', to: id },
      { from: id, port: 'branch-1', to: 'jwt' },
    ]);
  });

  test('inserts in the middle where there is room, and moves nothing', () => {
    const wide = smallFlowWith({
      layout: { ...smallFlow.layout, jwt: { x: 1104, y: 0 }, end: { x: 1456, y: 48 } },
    });
    const { flow, place } = added(
      { after: { from: 'check', port: 'success' }, insert: true },
      'Condition',
      wide,
    );
    expect(place).toEqual({ x: 736, y: 0 });
    expect(flow.layout?.['jwt']).toEqual({ x: 1104, y: 0 });
  });

  test('a step without a way out that is inserted ends the path there', () => {
    const { flow, id } = added({ after: { from: 'check', port: 'success' }, insert: true }, 'End');
    expect(flow.edges.filter((edge) => edge.from === id || edge.to === id)).toEqual([
      { from: 'check', port: 'success', to: id },
    ]);
  });

  test('becomes the first step behind the start marker, and leads on to the former one', () => {
    const { flow, id, place } = added({ after: { from: START, port: '' }, insert: true }, 'Screen');
    expect(flow.start).toBe(id);
    expect(place).toEqual({ x: -352, y: 0 });
    expect(flow.edges.at(-1)).toEqual({ from: id, port: 'submit', to: 'login' });
  });

  test('takes the place it is given, or the nearest free one', () => {
    expect(added({ place: { x: 5, y: 700 } }).place).toEqual({ x: 0, y: 704 });
    expect(added({ place: { x: 0, y: 0 } }).place).toEqual({ x: 0, y: 160 });
  });

  test('writes down where the others stand if the canvas had placed them', () => {
    const { layout, ...withoutLayout } = smallFlow;
    const { flow, id } = added(
      { after: { from: 'login', port: 'cancel' } },
      'Screen',
      withoutLayout,
    );
    expect(flow.layout).toEqual({ ...layout, [id]: { x: 352, y: 160 } });
  });

  test('gives a new step a name and an id of its own', () => {
    const { flow } = added({}, 'Generic HTTP Connector');
    const twice = added({}, 'Generic HTTP Connector', flow).flow;
    expect(twice.steps.slice(4).map(({ id, name }) => [id, name])).toEqual([
      ['http-connector', 'Generic HTTP Connector'],
      ['http-connector-2', 'Generic HTTP Connector 2'],
    ]);
  });
});
