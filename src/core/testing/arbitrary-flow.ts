import * as fc from 'fast-check';
import { assumptionsSchema } from '../assumptions/assumptions.ts';
import { settingsSchema } from '../document/settings.ts';
import type { Json, JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { ReadableRegistry } from '../kind/definition.ts';
import { portsOf } from '../kind/ports.ts';
import { arbitraryFromSchema } from './arbitrary-from-schema.ts';

/** How many steps a generated flow may have. */
const MOST_STEPS = 7;
/** How many chances there are for where an edge leads; past them they are used again. */
const LOTS = 40;

/**
 * Flow documents of all kinds of the registry with any configs, as JSON: edges from every port to any step (cycles
 * included), to steps that are not there, from ports that are not there, and now and then none. Every one of them
 * parses.
 */
export function arbitraryFlow(registry: ReadableRegistry): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      fc.array(arbitraryStep(registry), { minLength: 1, maxLength: MOST_STEPS }),
      fc.array(fc.nat(), { minLength: LOTS, maxLength: LOTS }),
      arbitraryFromSchema(settingsSchema),
      arbitraryFromSchema(assumptionsSchema),
      fc.oneof(
        { weight: 30, arbitrary: fc.constant('s0') },
        { weight: 1, arbitrary: fc.constantFrom('s1', 'gone', null) },
      ),
    )
    .map(([steps, chance, settings, assumptions, start]) => {
      const named = steps.map((step, i) => ({ id: `s${i}`, ...step }));
      let lot = 0;
      return {
        format: 'flowmint/flow',
        version: 1,
        id: 'generated',
        name: 'Generated',
        start,
        steps: named.map(({ id, kind, config }) => ({ id, kind, name: `Step ${id}`, config })),
        edges: named.flatMap(({ id, ports }) =>
          ports.flatMap((port) => edgeFrom(id, port, steps.length, chance[lot++ % LOTS] ?? 0)),
        ),
        connectors: CONNECTORS,
        settings,
        assumptions,
      };
    });
}

/** One whose answers stand alone under the Context Key, one whose status and headers are there as well. */
const CONNECTORS: Json = [
  { id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com/v1' },
  {
    id: 'other',
    name: 'Other',
    baseUrl: 'http://localhost:8080',
    headers: { 'X-Key': 'k' },
    includeHeadersInContext: true,
  },
];

interface ArbitraryStep {
  readonly kind: string;
  readonly config: JsonObject;
  readonly ports: readonly string[];
}

function arbitraryStep(registry: ReadableRegistry): fc.Arbitrary<ArbitraryStep> {
  const known = [...registry.values()].map((definition) =>
    arbitraryFromSchema(definition.config).map((config): ArbitraryStep => {
      const ports = [...portsOf(definition, config).map(({ id }) => id), 'success', 'nonsense'];
      return {
        kind: definition.kind,
        config: isJsonObject(config) ? config : {},
        ports: [...new Set(ports)].filter((port) => port !== ''),
      };
    }),
  );
  const unknown = fc.constant({ kind: 'teleport', config: { to: 'anywhere' }, ports: ['success'] });
  return fc.oneof(...known.map((arbitrary) => ({ weight: 10, arbitrary })), {
    weight: 1,
    arbitrary: unknown,
  });
}

/** One port in forty leads nowhere, one in forty to a step that is not there. */
function edgeFrom(
  from: string,
  port: string,
  steps: number,
  chance: number,
): readonly JsonObject[] {
  const lot = chance % 40;
  if (lot === 0) return [];
  const to = lot === 1 ? 'gone' : `s${Math.floor(chance / 40) % steps}`;
  return [{ from, port, to }];
}
