import type { Exit, FlowGraph, GraphStep } from './flow-graph.ts';

/** A way through a flow, step by step; null stands for the middle of a long one. Empty where there is no way. */
export type Way = readonly (GraphStep | null)[];

/** The ways from the start of a flow that avoid certain exits. */
export interface Routes {
  has(step: GraphStep): boolean;
  /** A shortest way to the step, from the start to it inclusive. Takes as long whatever the length of the way. */
  to(step: GraphStep): Way;
}

/** How many steps of a long way are kept at its beginning and at its end; one between them would not be worth a gap. */
const HEAD = 3;
const TAIL = 4;

interface Stop {
  readonly step: GraphStep;
  readonly from: Stop | null;
  /** Steps before this one. */
  readonly depth: number;
  /** The first steps of the way. */
  readonly head: readonly GraphStep[];
}

/**
 * Finds what a run can get to without leaving a step by any blocked exit. One walk, breadth first, answers for every
 * step.
 * @example routes(graph, setsIdentity).to(generateJwt) // a way on which nothing sets an identity
 */
export function routes({ start }: FlowGraph, blocked: (exit: Exit) => boolean): Routes {
  const stops = new Map<GraphStep, Stop>();
  const visit = (step: GraphStep, from: Stop | null): void => {
    const head = from?.head ?? [];
    stops.set(step, {
      step,
      from,
      depth: from === null ? 0 : from.depth + 1,
      head: head.length < HEAD ? [...head, step] : head,
    });
  };
  if (start !== null) visit(start, null);
  for (const stop of stops.values()) {
    for (const exit of stop.step.exits) {
      if (exit.to !== null && !stops.has(exit.to) && !blocked(exit)) visit(exit.to, stop);
    }
  }
  return {
    has: (step) => stops.has(step),
    to(step) {
      const stop = stops.get(step);
      return stop === undefined ? [] : wayTo(stop);
    },
  };
}

/** The middle of a long way left out, as {@link Routes.to} does. */
export function abridged(steps: readonly GraphStep[]): Way {
  return steps.length <= HEAD + TAIL + 1
    ? steps
    : [...steps.slice(0, HEAD), null, ...steps.slice(-TAIL)];
}

function wayTo(stop: Stop): Way {
  const tail: GraphStep[] = [];
  const isLong = stop.depth > HEAD + TAIL;
  for (let at: Stop | null = stop; at !== null; at = at.from) {
    if (isLong && tail.length === TAIL) break;
    tail.push(at.step);
  }
  return isLong ? [...stop.head, null, ...tail.reverse()] : tail.reverse();
}
