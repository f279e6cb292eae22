import type { Connector, Edge, Flow, Step } from '../../core/document/schema.ts';
import type { PortSpec, ReadableRegistry, ReadableDefinition } from '../../core/kind/definition.ts';
import { lookOf } from '../../core/kind/look.ts';
import { portsOf } from '../../core/kind/ports.ts';
import type { StepRef } from './difference.ts';

/** One of the two flows, with everything looked up that comparing asks for. */
export interface Side {
  readonly flow: Flow;
  readonly steps: ReadonlyMap<string, SideStep>;
  readonly connectors: ReadonlyMap<string, Connector>;
}

export interface SideStep {
  readonly ref: StepRef;
  readonly step: Step;
  /** Undefined where the kind is unknown or cannot read the settings. */
  readonly definition: ReadableDefinition | undefined;
  /** The sentence on its card; empty where nothing is known. */
  readonly summary: string;
  /** Its ways out, and those it does not have that an edge leaves by. */
  readonly ports: readonly PortSpec[];
  /** Where each port leads; of two edges from one port the first counts. */
  readonly targets: ReadonlyMap<string, string>;
}

/** Looks up what comparing asks for. Never throws for a flow that parses. */
export function makeSide(flow: Flow, registry: ReadableRegistry): Side {
  const edges = new Map<string, Edge[]>();
  for (const edge of flow.edges) {
    const all = edges.get(edge.from);
    if (all === undefined) edges.set(edge.from, [edge]);
    else all.push(edge);
  }
  const steps = flow.steps.map((step, index): [string, SideStep] => [
    step.id,
    makeStep(step, index, edges.get(step.id) ?? [], registry),
  ]);
  return {
    flow,
    steps: new Map(steps),
    connectors: new Map((flow.connectors ?? []).map((one) => [one.id, one])),
  };
}

/** What a step that an edge leads to is called; its id where there is no such step. */
export function nameIn({ steps }: Side, id: string): string {
  return steps.get(id)?.ref.name ?? id;
}

function makeStep(
  step: Step,
  index: number,
  edges: readonly Edge[],
  registry: ReadableRegistry,
): SideStep {
  const known = registry.get(step.kind);
  const definition = known?.config.safeParse(step.config).success === true ? known : undefined;
  const targets = new Map<string, string>();
  for (const { port, to } of edges) if (!targets.has(port)) targets.set(port, to);
  const own = definition === undefined ? [] : portsOf(definition, step.config);
  const ids = new Set(own.map(({ id }) => id));
  const stray = [...targets.keys()].filter((id) => !ids.has(id));
  return {
    ref: {
      id: step.id,
      name: step.name === '' ? step.id : step.name,
      kind: step.kind,
      title: definition === undefined ? step.kind : lookOf(definition, step.config).title,
      index,
    },
    step,
    definition,
    summary: definition?.summary(step.config) ?? '',
    ports: [...own, ...stray.map((id): PortSpec => ({ id, label: id, role: 'branch' }))],
    targets,
  };
}
