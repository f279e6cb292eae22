import { describe, expect, test } from 'vitest';
import { layout } from './layout.ts';
import type { LayoutBox } from './layout.ts';

/** A card of 256 × 96 and more with each way out. */
function box(id: string, ...targets: string[]): LayoutBox {
  return {
    id,
    width: 256,
    height: 68 + 28 * Math.max(1, targets.length),
    inputY: 76,
    outs: targets.map((to, i) => ({ to, y: 76 + 28 * i })),
  };
}

const end: LayoutBox = { id: 'end', width: 208, height: 56, inputY: 28, outs: [] };

describe('layout', () => {
  test('puts the happy path on one straight line, one column a step', () => {
    const places = layout([box('a', 'b'), box('b', 'end'), end], 'a');
    expect(Object.fromEntries(places)).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 352, y: 0 },
      end: { x: 704, y: 48 },
    });
  });

  test('puts what branches off below, at the height it branches if there is room', () => {
    const places = layout([box('a', 'b', 'c'), box('b', 'end'), box('c', 'd'), box('d'), end], 'a');
    expect(places.get('b')).toEqual({ x: 352, y: 0 });
    expect(places.get('c')).toEqual({ x: 352, y: 176 });
    expect(places.get('d')).toEqual({ x: 704, y: 192 });
    expect(places.get('end')).toEqual({ x: 704, y: 48 });
  });

  test('leads a loop back without moving what it leads to', () => {
    const places = layout([box('a', 'b'), box('b', 'end', 'a'), end], 'a');
    expect(places.get('a')).toEqual({ x: 0, y: 0 });
    expect(places.get('b')).toEqual({ x: 352, y: 0 });
  });

  test('survives a step that leads to itself and edges to nowhere', () => {
    const places = layout([box('a', 'a', 'gone')], 'a');
    expect(Object.fromEntries(places)).toEqual({ a: { x: 0, y: 0 } });
  });

  test('stacks parts that nothing connects, the start’s first', () => {
    const places = layout([box('x', 'y'), box('y'), box('a', 'b'), box('b')], 'a');
    expect(Object.fromEntries(places)).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 352, y: 0 },
      x: { x: 0, y: 192 },
      y: { x: 352, y: 192 },
    });
  });

  test('stands single steps side by side below everything else', () => {
    const places = layout([box('x'), box('a', 'b'), box('b'), box('y')], 'a');
    expect(Object.fromEntries(places)).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 352, y: 0 },
      x: { x: 0, y: 192 },
      y: { x: 352, y: 192 },
    });
  });

  test('puts a step that nothing leads to right before the one it leads to', () => {
    const boxes = [box('a', 'b'), box('b', 'c'), box('c', 'end'), end, box('late', 'end')];
    expect(layout(boxes, 'a').get('late')?.x).toBe(704);
  });

  test('lays no step over another, whatever the flow', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const boxes = randomBoxes(80, seed);
      expect(overlaps(boxes, layout(boxes, 'n0'))).toEqual([]);
    }
  });

  test('places 5,000 steps in a chain, in a fan and in a mesh, none left out', () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => box(`n${i}`, `n${i + 1}`));
    const fan = [
      box('n0', ...Array.from({ length: 4_999 }, (_, i) => `n${i + 1}`)),
      ...Array.from({ length: 4_999 }, (_, i) => box(`n${i + 1}`)),
    ];
    for (const boxes of [chain, fan, randomBoxes(5_000, 7)]) {
      expect(layout(boxes, 'n0').size).toBe(5_000);
    }
  });
});

function randomBoxes(count: number, seed: number): LayoutBox[] {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  return Array.from({ length: count }, (_, i) =>
    box(`n${i}`, ...Array.from({ length: draw(4) }, () => `n${draw(count)}`)),
  );
}

function overlaps(
  boxes: readonly LayoutBox[],
  places: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): readonly string[] {
  const placed = boxes.map((one) => ({ ...one, ...places.get(one.id) }));
  return placed.flatMap((a, i) =>
    placed
      .slice(i + 1)
      .filter(
        (b) =>
          (a.x ?? 0) < (b.x ?? 0) + b.width &&
          (b.x ?? 0) < (a.x ?? 0) + a.width &&
          (a.y ?? 0) < (b.y ?? 0) + b.height &&
          (b.y ?? 0) < (a.y ?? 0) + a.height,
      )
      .map((b) => `${a.id} and ${b.id}`),
  );
}
