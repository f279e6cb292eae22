import { namedConnectors } from '../../../core/document/named-connectors.ts';
import type { Rule } from '../finding.ts';

/** Mocks that answer nothing, since neither the flow nor one that it enters has such a connector. */
export const scenarioMocks: Rule = ({ flow, graph: { around } }) => {
  const known = new Set<string>();
  for (const [name, { id }] of namedConnectors(flow, around.library.values())) {
    known.add(name).add(id);
  }
  return (flow.scenarios ?? []).flatMap(({ name, mocks = [] }, i) =>
    mocks.flatMap(({ connector, method, path }, j) => {
      if (connector === undefined || known.has(connector)) return [];
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
};
