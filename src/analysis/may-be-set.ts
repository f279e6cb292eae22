import { componentsOf } from './components.ts';
import { contextKey } from './context-keys.ts';
import { dataGraph } from './data-graph.ts';
import type { DataEdge } from './data-graph.ts';
import type { Exit, FlowGraph, GraphStep } from './flow-graph.ts';

/** Tells whether something that ran before a step may have set a context key. */
export type MayBeSet = (step: GraphStep, key: string) => boolean;

/**
 * For every step at once: which of these context keys (`connectors.httpResult`) an earlier step may have set. A step of
 * which nothing is known may set all of them.
 *
 * A forward union over the data graph. Steps on a common cycle see the same, so each component is looked at once, in
 * topological order: linear, however many loops a flow has.
 */
export function mayBeSet(graph: FlowGraph, keys: readonly string[]): MayBeSet {
  const { size, leaving } = dataGraph(graph);
  const component = componentsOf(size, (node) => (leaving[node] ?? []).map(({ to }) => to));
  const facts = new Facts(keys);
  const members: number[][] = [];
  for (const [node, number] of component.entries()) (members[number] ??= []).push(node);
  const sets = members.map(() => new Uint32Array(facts.words));
  for (let number = members.length - 1; number >= 0; number -= 1) {
    const edges = (members[number] ?? []).flatMap((node) => leaving[node] ?? []);
    const isInner = ({ to }: DataEdge): boolean => component[to] === number;
    for (const edge of edges) if (isInner(edge)) facts.add(sets[number], edge.exit);
    for (const edge of edges) {
      if (isInner(edge)) continue;
      const target = sets[component[edge.to] ?? -1];
      unite(target, sets[number]);
      facts.add(target, edge.exit);
    }
  }
  return (step, key) => facts.has(sets[component[step.index] ?? -1], key);
}

/** Sets of keys as bits. */
class Facts {
  readonly words: number;
  readonly #bits: ReadonlyMap<string, number>;
  /** The keys below a root, for what writes the root as a whole. */
  readonly #below = new Map<string, number[]>();

  constructor(keys: readonly string[]) {
    this.#bits = new Map([...new Set(keys)].map((key, bit) => [key, bit]));
    this.words = Math.ceil(this.#bits.size / 32);
    for (const [key, bit] of this.#bits) {
      const root = /^[^.[]*/.exec(key)?.[0] ?? '';
      const below = this.#below.get(root) ?? [];
      below.push(bit);
      this.#below.set(root, below);
    }
  }

  has(set: Uint32Array | undefined, key: string): boolean {
    const bit = this.#bits.get(key);
    return bit !== undefined && (((set?.[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  /** Adds what an exit writes. */
  add(set: Uint32Array | undefined, exit: Exit | null): void {
    if (set === undefined || exit === null) return;
    if (exit.from.definition === undefined) set.fill(0xffffffff);
    for (const { path } of exit.writes) {
      const bit = this.#bits.get(contextKey(path) ?? '');
      const bits = bit === undefined ? (this.#below.get(path) ?? []) : [bit];
      for (const one of bits) set[one >>> 5] = (set[one >>> 5] ?? 0) | (1 << (one & 31));
    }
  }
}

function unite(target: Uint32Array | undefined, source: Uint32Array | undefined): void {
  if (target === undefined || source === undefined) return;
  for (let i = 0; i < source.length; i += 1) target[i] = (target[i] ?? 0) | (source[i] ?? 0);
}
