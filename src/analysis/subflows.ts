import type { Flow } from '../core/document/schema.ts';
import type { PortSpec, RunnableRegistry } from '../core/kind/definition.ts';
import { flowsEnteredBy } from '../core/kind/entered-flows.ts';
import { flowGraph, nameOf } from './flow-graph.ts';

/** A way out of a flow that a step entering it can wire. Ids are those of real exports: `<step>.<port>`. */
export interface FlowOutput {
  readonly id: string;
  readonly label: string;
  readonly role: 'success' | 'error';
}

/**
 * The ways out of a flow that another one can wire, in document order: each End a run can get to, and each port that is
 * not wired (Descope docs, "Subflows"). A button that leads nowhere waits, and is no output.
 */
export function outputsOf(flow: Flow, registry: RunnableRegistry): readonly FlowOutput[] {
  const graph = flowGraph(flow, registry);
  return graph.steps
    .filter((step) => graph.reachable.has(step))
    .flatMap((step): readonly FlowOutput[] => {
      const { id } = step.step;
      const name = nameOf(step);
      if (step.ends) return [{ id: `${id}.success`, label: name, role: 'success' }];
      return step.ports
        .filter((port) => port.role !== 'button' && !step.wired.has(port.id))
        .map((port) => ({
          id: `${id}.${port.id}`,
          label: `${name}: ${port.label}`,
          role: roleOf(port),
        }));
    });
}

function roleOf({ role }: PortSpec): FlowOutput['role'] {
  return role === 'error' ? 'error' : 'success';
}

/**
 * The flows that lead from a flow, through `first`, back to one already entered, by id and in order; null where none
 * does. A chain of subflows must never come around.
 * @example cycleThrough(a, 'b', library, registry) // ['a', 'b', 'a'] where the flow "b" enters "a"
 */
export function cycleThrough(
  start: Flow,
  first: string,
  library: ReadonlyMap<string, Flow>,
  registry: RunnableRegistry,
): readonly string[] | null {
  // A flow that leads around leads there on every way: each is looked at once.
  const seen = new Set<string>();
  const visit = (id: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(id)) return [...way, id];
    const flow = library.get(id);
    if (flow === undefined || seen.has(id)) return null;
    seen.add(id);
    for (const next of flowsEnteredBy(flow, registry)) {
      const cycle = visit(next, [...way, id]);
      if (cycle !== null) return cycle;
    }
    return null;
  };
  return visit(first, [start.id]);
}
