import { libraryOf } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { ReadableRegistry } from '../../core/kind/definition.ts';
import { matchPorts } from './match-ports.ts';
import type { PortMatches } from './match-ports.ts';
import { matchSteps } from './match-steps.ts';
import type { StepMatches } from './match-steps.ts';
import { makeSide } from './side.ts';
import type { Side } from './side.ts';

/** Two flows with all that is the same in them. */
export interface FlowMatches {
  readonly before: Side;
  readonly after: Side;
  readonly steps: StepMatches;
  /** Connectors, by their ids. */
  readonly connectors: ReadonlyMap<string, string>;
  /** Flows of the library that both have, by id. */
  readonly library: ReadonlyMap<string, FlowMatches>;
  /** The ports of a step that both have, by its id before. */
  portsOf(step: string): PortMatches;
}

/** Finds out what is the same in two flows. */
export function matchFlows(before: Flow, after: Flow, registry: ReadableRegistry): FlowMatches {
  const [a, b] = [makeSide(before, registry), makeSide(after, registry)];
  const steps = matchSteps(before, after);
  const others = new Map(libraryOf(after).map((flow) => [flow.id, flow]));
  const library = libraryOf(before).flatMap((flow): [string, FlowMatches][] => {
    const other = others.get(flow.id);
    return other === undefined ? [] : [[flow.id, matchFlows(flow, other, registry)]];
  });
  const ports = new Map<string, PortMatches>();
  return {
    before: a,
    after: b,
    steps,
    connectors: matchConnectors(a, b),
    library: new Map(library),
    portsOf(id) {
      const known = ports.get(id);
      if (known !== undefined) return known;
      const found = matchPorts(
        a.steps.get(id)?.ports ?? [],
        b.steps.get(steps.toAfter.get(id) ?? '')?.ports ?? [],
      );
      ports.set(id, found);
      return found;
    },
  };
}

/** The same two flows the other way round. */
export function turned(matches: FlowMatches): FlowMatches {
  const { before, after, steps, connectors, library } = matches;
  return {
    before: after,
    after: before,
    steps: { toAfter: steps.toBefore, toBefore: steps.toAfter },
    connectors: inverse(connectors),
    library: new Map([...library].map(([id, inner]) => [id, turned(inner)])),
    portsOf: (id) => inverse(matches.portsOf(steps.toBefore.get(id) ?? '')),
  };
}

/** By id, else by a name that only one of the others has. */
function matchConnectors(before: Side, after: Side): ReadonlyMap<string, string> {
  const matches = new Map<string, string>();
  for (const id of before.connectors.keys()) if (after.connectors.has(id)) matches.set(id, id);
  const open = [...after.connectors.values()].filter(({ id }) => !matches.has(id));
  const openBefore = [...before.connectors.values()].filter(({ id }) => !matches.has(id));
  for (const { id, name } of openBefore) {
    const [found, ...more] = open.filter((one) => one.name === name);
    const isSingle = openBefore.filter((one) => one.name === name).length === 1;
    if (found !== undefined && more.length === 0 && isSingle) matches.set(id, found.id);
  }
  return matches;
}

function inverse(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].map(([a, b]) => [b, a]));
}
