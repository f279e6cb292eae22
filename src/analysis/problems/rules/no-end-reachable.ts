import { nameOf } from '../../flow-graph.ts';
import type { Rule } from '../finding.ts';

/** Some way has to lead to a step that ends the flow. A step of an unknown kind that leads nowhere may be one. */
export const noEndReachable: Rule = ({ graph: { start, reachable } }) => {
  const canEnd = [...reachable].some(
    ({ ends, definition, exits }) => ends || (definition === undefined && exits.length === 0),
  );
  if (start === null || canEnd) return [];
  return [
    {
      code: 'no-end-reachable',
      severity: 'error',
      at: ['start'],
      step: null,
      message: `No way from "${nameOf(start)}" leads to an End, so no run can be completed: add an End and connect a step to it.`,
    },
  ];
};
