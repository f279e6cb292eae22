import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentsOf } from './components.ts';

const MOST = 9;
const graphs = fc.integer({ min: 0, max: MOST }).chain((size) =>
  fc.array(fc.array(fc.nat(Math.max(0, size - 1)), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

test('two nodes share a component exactly when each can be reached from the other', () => {
  fc.assert(
    fc.property(graphs, (targets) => {
      const component = componentsOf(targets.length, (node) => targets[node] ?? []);
      const reaches = targets.map((_, from) => reachable(from, targets));
      for (const a of targets.keys()) {
        for (const b of targets.keys()) {
          const together = reaches[a]?.has(b) === true && reaches[b]?.has(a) === true;
          expect(component[a] === component[b]).toBe(together);
        }
      }
    }),
  );
});

test('an edge never leads to a higher number, and no number is left out', () => {
  fc.assert(
    fc.property(graphs, (targets) => {
      const component = componentsOf(targets.length, (node) => targets[node] ?? []);
      for (const [from, tos] of targets.entries()) {
        for (const to of tos) expect(component[to]).toBeLessThanOrEqual(component[from] ?? -1);
      }
      const numbers = [...new Set(component)].sort((a, b) => a - b);
      expect(numbers).toEqual([...numbers.keys()]);
    }),
  );
});

test('a chain of a million nodes is no trouble', () => {
  const size = 1_000_000;
  const component = componentsOf(size, (node) => (node + 1 < size ? [node + 1] : []));
  expect([component[0], component.at(-1)]).toEqual([size - 1, 0]);
});

function reachable(from: number, targets: readonly (readonly number[])[]): ReadonlySet<number> {
  const found = new Set([from]);
  for (const node of found) for (const to of targets[node] ?? []) found.add(to);
  return found;
}
