import { DEFAULT_BUDGET } from '../../../core/engine/env.ts';
import { componentsOf } from '../../components.ts';
import type { Exit, GraphStep } from '../../flow-graph.ts';
import { abridged } from '../../routes.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';
import { wayInWords } from '../words.ts';

/**
 * Circles a run can go round without a person being asked: without a way out it does so until its budget is used up;
 * with one it may (a retry that never succeeds). Errors handled automatically lead back to a screen, so they close no
 * such circle, and they are no way out either: nobody draws a circle to leave it by a failure.
 */
export const circlesWithoutScreen: Rule = ({ graph }) => {
  const next = (step: GraphStep): readonly GraphStep[] =>
    graph.reachable.has(step) ? step.exits.flatMap(targetWithoutWait) : [];
  const component = componentsOf(graph.steps.length, (i) => {
    const step = graph.steps[i];
    return step === undefined ? [] : next(step).map(({ index }) => index);
  });
  const members: GraphStep[][] = [];
  for (const step of graph.steps) (members[component[step.index] ?? -1] ??= []).push(step);
  return members.flatMap((steps, number): readonly Finding[] => {
    const [first] = steps;
    if (first === undefined) return [];
    const inside = (other: GraphStep): boolean => component[other.index] === number;
    const circle = circleThrough(first, (from) => next(from).filter(inside));
    return circle === null ? [] : [finding(first, circle, hasWayOut(steps, inside))];
  });
};

function finding(step: GraphStep, circle: readonly GraphStep[], wayOut: boolean): Finding {
  const round = `A run ${wayOut ? 'can go' : 'goes'} round *${wayInWords(abridged([...circle, step]))}*`;
  return {
    code: 'cycle-without-screen',
    severity: wayOut ? 'warning' : 'error',
    at: stepPlace(step),
    step: step.step.id,
    message: wayOut
      ? `${round} without waiting for anyone: after ${DEFAULT_BUDGET} steps it is ended. Let the way back lead over a screen.`
      : `${round} and no port leads out of the circle: after ${DEFAULT_BUDGET} steps it is ended. Connect one of them to a screen or an End.`,
  };
}

function targetWithoutWait({ port, role, to }: Exit): readonly GraphStep[] {
  return port === null || role === 'button' || to === null ? [] : [to];
}

/** A shortest circle from the step back to it, the step itself once; null where there is none. */
function circleThrough(
  step: GraphStep,
  next: (from: GraphStep) => readonly GraphStep[],
): readonly GraphStep[] | null {
  const cameFrom = new Map<GraphStep, GraphStep | null>([[step, null]]);
  for (const from of cameFrom.keys()) {
    for (const to of next(from)) {
      if (to === step) {
        const circle: GraphStep[] = [];
        for (let at: GraphStep | null = from; at !== null; at = cameFrom.get(at) ?? null) {
          circle.push(at);
        }
        return circle.reverse();
      }
      if (!cameFrom.has(to)) cameFrom.set(to, from);
    }
  }
  return null;
}

function hasWayOut(steps: readonly GraphStep[], inside: (step: GraphStep) => boolean): boolean {
  return steps.some(({ exits }) =>
    exits.some(({ port, to }) => port !== null && to !== null && !inside(to)),
  );
}
