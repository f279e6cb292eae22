import { isWithin } from '../core/values/path.ts';
import type { Exit, FlowGraph, GraphStep } from './flow-graph.ts';
import { routes } from './routes.ts';

/** Whether a context path is set after leaving by an exit. */
export type Sets = (exit: Exit, path: string) => boolean;

/** Whether leaving by this exit may set the path. */
export const maySet: Sets = ({ writes }, path) =>
  writes.some((write) => isWithin(path, write.path));

/**
 * Whether a path is surely set after leaving by an exit: written in any case, proved to be there, or a copy of
 * something that was surely there or is now proved to have been. The last is how most flows do it: an answer's email is
 * copied to form.email, and a Condition makes sure that the answer had one.
 */
export function surelySets(graph: FlowGraph): Sets {
  const copies = graph.steps.flatMap(({ exits }) =>
    exits.flatMap(({ writes }) =>
      writes.flatMap(({ path, from }) => (from === undefined ? [] : [{ path, from }])),
    ),
  );
  const sourcesOf = remember((path) => [
    ...new Set(copies.filter((copy) => isWithin(path, copy.path)).map(({ from }) => from)),
  ]);
  const mayLack = remember((path) => routes(graph, (exit) => setsItself(exit, path)));
  const mayLackCopy = remember((path) => remember((from) => stepsWithoutCopy(graph, path, from)));
  return (exit, path) =>
    setsItself(exit, path) ||
    sourcesOf(path).some((from) =>
      copiesFrom(exit, path, from)
        ? !mayLack(from).has(exit.from)
        : proves(exit, from) && !mayLackCopy(path)(from).has(exit.from),
    );
}

/** Written in any case, or proved to be there. */
function setsItself(exit: Exit, path: string): boolean {
  return (
    exit.writes.some((write) => write.certainty === 'must' && isWithin(path, write.path)) ||
    proves(exit, path)
  );
}

function proves({ refines }: Exit, path: string): boolean {
  return refines.some((proved) => isWithin(proved, path));
}

function copiesFrom({ writes }: Exit, path: string, from: string): boolean {
  return writes.some((write) => write.from === from && isWithin(path, write.path));
}

/**
 * The steps a run may get to without having copied `from` to `path`, or with something else at `from` since. Every step
 * is walked at most twice: with and without the copy.
 */
function stepsWithoutCopy(graph: FlowGraph, path: string, from: string): ReadonlySet<GraphStep> {
  const without = new Set<GraphStep>();
  const withCopy = new Set<GraphStep>();
  const open: { readonly step: GraphStep; readonly copied: boolean }[] = [];
  const visit = (step: GraphStep | null, copied: boolean): void => {
    const seen = copied ? withCopy : without;
    if (step === null || seen.has(step)) return;
    seen.add(step);
    open.push({ step, copied });
  };
  visit(graph.start, false);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const exit of next.step.exits) {
      const copies = copiesFrom(exit, path, from);
      visit(exit.to, copies || (next.copied && !maySet(exit, from)));
    }
  }
  return without;
}

function remember<Value>(work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: work(key) };
    known.set(key, found);
    return found.value;
  };
}
