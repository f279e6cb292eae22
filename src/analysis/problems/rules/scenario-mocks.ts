import type { Rule } from '../finding.ts';

/** Mocks that answer nothing, since the flow has no such connector. */
export const scenarioMocks: Rule = ({ flow, graph: { around } }) =>
  (flow.scenarios ?? []).flatMap(({ name, mocks = [] }, i) =>
    mocks.flatMap(({ connector, method, path }, j) => {
      if (connector === undefined || around.connectors.has(connector)) return [];
      return [
        {
          code: 'mock-unknown-connector',
          severity: 'warning',
          at: ['scenarios', i, 'mocks', j, 'connector'],
          step: null,
          message: `The mock ${method} ${path} of the scenario "${name}" answers only for the connector "${connector}", which the flow does not have, so it never answers.`,
        },
      ];
    }),
  );
