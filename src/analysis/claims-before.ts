import { componentsOf } from './components.ts';
import { dataGraph } from './data-graph.ts';
import type { DataEdge } from './data-graph.ts';
import type { FlowGraph, GraphStep } from './flow-graph.ts';

/** Custom claims that a run may have written when it comes to a step. */
export interface ClaimsBefore {
  /** Those of the way to the circle that the step is part of; the same as `here` where it is part of none. */
  readonly entering: ReadonlySet<string>;
  /** Those of the circle as well: a run may go round. */
  readonly here: ReadonlySet<string>;
}

/**
 * For every step: the custom claims of one way that leads there, of several the one that has most so far. Every set is
 * that of a real way, so whoever counts never counts too many; where ways that write the same names meet, another way
 * might have more. A set that has more than `most` grows no further: linear, however many claims a flow has.
 *
 * @param given what every token has besides
 */
export function claimsBefore(
  graph: FlowGraph,
  given: readonly string[],
  most: number,
): (step: GraphStep) => ClaimsBefore {
  const { size, leaving } = dataGraph(graph);
  const component = componentsOf(size, (node) => (leaving[node] ?? []).map(({ to }) => to));
  const members: number[][] = [];
  for (const [node, number] of component.entries()) (members[number] ??= []).push(node);
  const none: ReadonlySet<string> = new Set(given);
  const entering = members.map(() => none);
  const here = members.map(() => none);
  for (let number = members.length - 1; number >= 0; number -= 1) {
    const edges = (members[number] ?? []).flatMap((node) => leaving[node] ?? []);
    let set = entering[number] ?? none;
    for (const edge of edges) if (component[edge.to] === number) set = withClaims(set, edge, most);
    here[number] = set;
    for (const edge of edges) {
      const target = component[edge.to] ?? number;
      const arriving = target === number ? none : withClaims(set, edge, most);
      if (arriving.size > (entering[target]?.size ?? 0)) entering[target] = arriving;
    }
  }
  return ({ index }) => {
    const number = component[index] ?? -1;
    return { entering: entering[number] ?? none, here: here[number] ?? none };
  };
}

/** The set with what the step writes that is left by the edge; the very same where that is nothing new. */
function withClaims(
  set: ReadonlySet<string>,
  { exit }: DataEdge,
  most: number,
): ReadonlySet<string> {
  const names =
    set.size > most ? undefined : exit?.from.definition?.claims?.(exit.from.step.config).names;
  return names === undefined || [...names].every((name) => set.has(name))
    ? set
    : new Set([...set, ...names]);
}
