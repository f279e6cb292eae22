import type { Rule } from '../finding.ts';

/** A flow has to begin somewhere, at a step that is there. */
export const start: Rule = ({ flow, graph }) => {
  if (graph.start !== null) return [];
  const place = { severity: 'error', at: ['start'], step: null } as const;
  return flow.start === null
    ? [
        {
          ...place,
          code: 'no-start',
          message: 'The flow has no first step, so no run can begin: choose the step it begins at.',
        },
      ]
    : [
        {
          ...place,
          code: 'dangling-start',
          message: `The flow begins at "${flow.start}", a step that is not there: choose another first step.`,
        },
      ];
};
