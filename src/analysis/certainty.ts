import { isWithin } from '../core/values/path.ts';
import { pathAndAbove } from './context-keys.ts';
import type { Exit, FlowGraph, GraphStep } from './flow-graph.ts';

/** Whether a context path is set after leaving by an exit. */
export type Sets = (exit: Exit, path: string) => boolean;

/** Whether leaving by this exit may set the path. */
export const maySet: Sets = ({ writes }, path) =>
  writes.some((write) => isWithin(path, write.path));

/**
 * Whether a path is surely set after leaving by an exit: written in any case, proved to be there, or a copy of
 * something that was surely there or is now proved to have been. The last is how most flows do it: an answer's email is
 * copied to form.email, and a Condition makes sure that the answer had one.
 *
 * Copies are looked for backwards from where they matter, which is rarely far: nothing is worked out for a whole flow.
 */
export function surelySets(graph: FlowGraph): Sets {
  const exits = graph.steps.flatMap((step) => step.exits);
  const setters = groupBy(exits, ({ writes }) =>
    writes.flatMap(({ path, certainty }) => (certainty === 'must' ? [path] : [])),
  );
  const provers = groupBy(exits, ({ refines }) => refines.flatMap(pathAndAbove));
  const copiers = groupBy(exits, ({ writes }) => writes.flatMap(({ from }) => from ?? []));

  const distance = distances(graph);

  /**
   * Whether on every way to the step something has surely set the path. What does so on a shortest way is nearer to the
   * start than the step: where nothing is, there is no need to walk.
   */
  const isSetBefore = (step: GraphStep, path: string): boolean => {
    const known = [...pathAndAbove(path).map((one) => setters.get(one)), provers.get(path)];
    const away = distance.get(step) ?? 0;
    const isNearer = ({ from }: Exit): boolean => (distance.get(from) ?? away) < away;
    if (!known.some((some) => some?.some(isNearer))) return false;
    return holdsOnEveryWay(graph, step, (exit) => (setsItself(exit, path) ? true : null));
  };
  /** Whether on every way to the step `from` was copied to `path`, and is the same since. */
  const isCopiedBefore = (step: GraphStep, path: string, from: string): boolean =>
    copiers.get(from)?.some((exit) => copies(exit, path, from)) === true &&
    holdsOnEveryWay(graph, step, (exit) => {
      if (copies(exit, path, from)) return true;
      return maySet(exit, from) ? false : null;
    });

  return (exit, path) =>
    setsItself(exit, path) ||
    exit.writes.some(
      (write) =>
        write.from !== undefined &&
        isWithin(path, write.path) &&
        isSetBefore(exit.from, write.from),
    ) ||
    exit.refines.flatMap(pathAndAbove).some((proved) => isCopiedBefore(exit.from, path, proved));
}

/** Written in any case, or proved to be there. */
function setsItself({ writes, refines }: Exit, path: string): boolean {
  return (
    writes.some((write) => write.certainty === 'must' && isWithin(path, write.path)) ||
    refines.some((proved) => isWithin(proved, path))
  );
}

function copies({ writes }: Exit, path: string, from: string): boolean {
  return writes.some((write) => write.from === from && isWithin(path, write.path));
}

/**
 * Whether something holds however a run gets to the step. `judge` says of an exit that it holds after it, or does not,
 * or (null) that it is as before. At the start it does not hold.
 */
function holdsOnEveryWay(
  { start, reachable }: FlowGraph,
  step: GraphStep,
  judge: (exit: Exit) => boolean | null,
): boolean {
  const back = new Set([step]);
  for (const at of back) {
    if (at === start) return false;
    for (const exit of at.entries) {
      const verdict = reachable.has(exit.from) ? judge(exit) : true;
      if (verdict === false) return false;
      if (verdict === null) back.add(exit.from);
    }
  }
  return true;
}

/** How many edges lead from the start to each step a run can reach, at least. */
function distances({ start }: FlowGraph): ReadonlyMap<GraphStep, number> {
  const distance = new Map<GraphStep, number>();
  if (start !== null) distance.set(start, 0);
  for (const [step, steps] of distance) {
    for (const { to } of step.exits) {
      if (to !== null && !distance.has(to)) distance.set(to, steps + 1);
    }
  }
  return distance;
}

function groupBy(
  exits: readonly Exit[],
  keysOf: (exit: Exit) => readonly string[],
): ReadonlyMap<string, readonly Exit[]> {
  const groups = new Map<string, Exit[]>();
  for (const exit of exits) {
    for (const key of keysOf(exit)) {
      const group = groups.get(key) ?? [];
      group.push(exit);
      groups.set(key, group);
    }
  }
  return groups;
}
