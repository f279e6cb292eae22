import type { Flow } from '../../../core/document/schema.ts';
import { flowOf } from '../../../steps/generate-jwt/testing/cases.ts';
import type { GenerateJwtCase } from '../../../steps/generate-jwt/testing/cases.ts';

/** The flow of a case as teams draw it: an API answers who it is, and its answer is mapped to the form. */
export function connectorFlowOf(one: GenerateJwtCase): Flow {
  const flow = flowOf(one);
  return {
    ...flow,
    start: 'check',
    steps: [
      {
        id: 'check',
        kind: 'http-connector',
        name: 'Check',
        config: {
          connector: 'idp',
          method: 'POST',
          endpoint: '/who',
          formMapping: Object.keys(one.form).map((key) => ({
            key: `form.${key}`,
            value: `connectors.httpResult.${key}`,
          })),
        },
      },
      ...flow.steps,
    ],
    edges: [{ from: 'check', port: 'success', to: 'jwt' }, ...flow.edges],
    connectors: [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com' }],
    scenarios: (flow.scenarios ?? []).map(({ name, now, seed, users }) => ({
      name,
      now,
      seed,
      users,
      mocks: [{ method: 'POST', path: '/who', status: 200, json: one.form }],
    })),
  };
}
