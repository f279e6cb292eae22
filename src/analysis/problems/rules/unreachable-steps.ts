import { nameOf } from '../../flow-graph.ts';
import { stepPlace } from '../finding.ts';
import type { Rule } from '../finding.ts';

/** Steps no run gets to. Where the flow has no beginning that is the problem, not every single step. */
export const unreachableSteps: Rule = ({ graph }) =>
  graph.start === null
    ? []
    : graph.steps
        .filter((step) => !graph.reachable.has(step))
        .map((step) => ({
          code: 'unreachable-step',
          severity: 'warning',
          at: stepPlace(step),
          step: step.step.id,
          message: `No way leads to "${nameOf(step)}": connect a port to it, or remove it.`,
        }));
