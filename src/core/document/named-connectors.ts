import { connectorName } from '../mocks/http.ts';
import type { Connector, Flow } from './schema.ts';

/**
 * Every connector that a run of the flow may use, by its name: those of the flow itself, then those that the flows it
 * enters bring along.
 */
export function namedConnectors(
  { connectors = [] }: Pick<Flow, 'connectors'>,
  entered: Iterable<Flow>,
): ReadonlyMap<string, Connector> {
  const named = new Map(connectors.map((one) => [one.id, one]));
  for (const flow of entered) {
    for (const one of flow.connectors ?? []) {
      named.set(connectorName({ flow: flow.id, connector: one.id }), one);
    }
  }
  return named;
}
