import { libraryOf } from '../core/document/parse.ts';
import type { Flow, Step } from '../core/document/schema.ts';
import type {
  PortSpec,
  RunnableRegistry,
  StepDefinition,
  Surroundings,
  Write,
} from '../core/kind/definition.ts';
import { handlingOf, hasPort } from '../core/kind/error-handling.ts';

import { errorsOf, portsOf } from '../core/kind/ports.ts';
import { isJqValue } from '../core/values/jq-value.ts';
import { canonicalPath } from './context-keys.ts';

/** One way a run can leave a step. */
export interface Exit {
  readonly from: GraphStep;
  /** Null where an error is handled automatically: the run goes back to the last screen, or fails without one. */
  readonly port: string | null;
  readonly role: PortSpec['role'];
  /** The type of the error that leads here; null where none does. An ignored error leaves by `success`. */
  readonly error: string | null;
  /** Null where no edge leads on, or one to a step that is not there. */
  readonly to: GraphStep | null;
  /** In one spelling: see {@link canonicalPath}. */
  readonly writes: readonly Write[];
  /** Context paths proved to be set, in one spelling. */
  readonly refines: readonly string[];
}

/** A step with its ways out and the ways in that lead by an edge. */
export interface GraphStep {
  /** Index in `flow.steps`. */
  readonly index: number;
  readonly step: Step;
  /** Undefined where the kind is unknown or the config is not one of its kind: nothing is known of the step then. */
  readonly definition: StepDefinition | undefined;
  readonly ports: readonly PortSpec[];
  /** The ports that have an edge, wherever it leads. */
  readonly wired: ReadonlySet<string>;
  readonly exits: readonly Exit[];
  readonly entries: readonly Exit[];
  /** Whether a run waits here for a person: its ports are buttons. */
  readonly waits: boolean;
  /** Whether a run that gets here is over as designed: no way out, and nothing to wait for. */
  readonly ends: boolean;
}

/** A flow as a graph, made once and shared by everything that looks at it. */
export interface FlowGraph {
  /** In document order. */
  readonly steps: readonly GraphStep[];
  readonly byId: ReadonlyMap<string, GraphStep>;
  readonly start: GraphStep | null;
  /** The steps a run can get to. */
  readonly reachable: ReadonlySet<GraphStep>;
  readonly around: Surroundings;
}

/**
 * Makes the graph of a flow as a run would walk it: of two edges from one port the first counts, edges from ports that
 * are not there count for nothing. Of a step of which nothing is known every edge counts.
 */
export function flowGraph(
  flow: Flow,
  registry: RunnableRegistry,
  others: readonly Flow[] = [],
): FlowGraph {
  const wires = firstEdges(flow);
  const drafts = flow.steps.map((step, index) =>
    draft(step, index, new Set(wires.get(step.id)?.keys()), registry),
  );
  const byId = new Map(drafts.map((one) => [one.step.id, one]));
  for (const from of drafts) {
    const targets = wires.get(from.step.id);
    for (const way of waysOut(from)) {
      const to = way.port === null ? undefined : byId.get(targets?.get(way.port) ?? '');
      const exit: Exit = { from, ...way, to: to ?? null };
      from.exits.push(exit);
      to?.entries.push(exit);
    }
  }
  const start = flow.start === null ? undefined : byId.get(flow.start);
  return {
    steps: drafts,
    byId,
    start: start ?? null,
    reachable: start === undefined ? new Set() : reachedFrom(start),
    around: {
      flow,
      connectors: new Map((flow.connectors ?? []).map((one) => [one.id, one])),
      library: new Map([...others, ...libraryOf(flow)].map((one) => [one.id, one])),
    },
  };
}

/** Every step that edges lead to from here, this one included. */
function reachedFrom(start: GraphStep): ReadonlySet<GraphStep> {
  const reached = new Set([start]);
  for (const { exits } of reached) {
    for (const { to } of exits) if (to !== null) reached.add(to);
  }
  return reached;
}

/** What people call a step: its name, or its id where it has none. */
export function nameOf({ step }: GraphStep): string {
  return step.name.trim() === '' ? step.id : step.name;
}

/** The target of the first edge from each port, by step. */
function firstEdges(flow: Flow): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const wires = new Map<string, Map<string, string>>();
  for (const { from, port, to } of flow.edges) {
    const ports = wires.get(from) ?? new Map<string, string>();
    if (!ports.has(port)) ports.set(port, to);
    wires.set(from, ports);
  }
  return wires;
}

type Draft = GraphStep & { readonly exits: Exit[]; readonly entries: Exit[] };

function draft(
  step: Step,
  index: number,
  wired: ReadonlySet<string>,
  registry: RunnableRegistry,
): Draft {
  const known = registry.get(step.kind);
  const definition = known?.config.safeParse(step.config).success === true ? known : undefined;
  const ports = definition === undefined ? [] : portsOf(definition, step.config);
  return {
    index,
    step,
    definition,
    ports,
    wired,
    exits: [],
    entries: [],
    waits: ports.some(({ role }) => role === 'button'),
    ends: definition !== undefined && definition.resume === undefined && ports.length === 0,
  };
}

type Way = Omit<Exit, 'from' | 'to'>;

/** The ports, then the errors that are ignored (they leave by `success`) or handled automatically. */
function waysOut({ definition, step, ports, wired }: Draft): readonly Way[] {
  if (definition === undefined) {
    return [...wired].map((port) => ({
      port,
      role: 'success',
      error: null,
      writes: [],
      refines: [],
    }));
  }
  const { config } = step;
  const byPort = ports.map(({ id, role }) => ({
    port: id,
    role,
    error: role === 'error' ? id : null,
    ...changes(definition, config, id),
  }));
  const byError = errorsOf(definition, config).flatMap(({ type }): readonly Way[] => {
    const { handling } = handlingOf(config, type);
    if (hasPort(handling)) return [];
    const port = handling === 'ignore' ? 'success' : null;
    return [{ port, role: 'error', error: type, ...changes(definition, config, type) }];
  });
  return [...byPort, ...byError];
}

/** What leaving by a port, or with an error, changes and proves. */
function changes(
  definition: StepDefinition,
  config: unknown,
  port: string,
): Pick<Exit, 'writes' | 'refines'> {
  return {
    writes: definition.writes(config, port).map((write) => ({
      ...write,
      path: canonicalPath(write.path),
      ...(write.from !== undefined && { from: canonicalPath(write.from) }),
    })),
    // What a program comes to says nothing of one path.
    refines: (definition.refines?.(config, port) ?? [])
      .filter((path) => !isJqValue(path))
      .map(canonicalPath),
  };
}
