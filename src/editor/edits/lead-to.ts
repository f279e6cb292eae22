import type { Command } from '../../core/commands/command.ts';
import { connectPort } from '../../core/commands/connect-port.ts';
import { disconnectPorts } from '../../core/commands/disconnect-ports.ts';
import { setFlow } from '../../core/commands/set-flow.ts';
import type { Flow } from '../../core/document/schema.ts';
import { edgeBy } from '../canvas/edge-index.ts';
import { START } from '../canvas/graph.ts';
import { faceIn } from '../canvas/places.ts';
import type { PortRef } from '../store/selection-slice.ts';

/** Leads a port to a step; from the start marker it makes the step the first one. */
export function leadTo({ from, port }: PortRef, to: string): Command {
  return from === START
    ? setFlow('start', to, 'Choose the first step')
    : connectPort({ from, port, to });
}

/** Removes the edge that leaves by a port. */
export function leadNowhere(port: PortRef): Command {
  return port.from === START
    ? setFlow('start', null, 'Remove the first step')
    : disconnectPorts([port]);
}

/** The step a port leads to. */
export function targetOf(flow: Flow, { from, port }: PortRef): string | undefined {
  return from === START ? (flow.start ?? undefined) : edgeBy(flow.edges, from, port)?.to;
}

/** The first way out of a step that leads nowhere yet. */
export function firstFreePort(flow: Flow, from: string): PortRef | undefined {
  const step = flow.steps.find(({ id }) => id === from);
  const port =
    step && faceIn(flow, step).ports.find(({ id }) => edgeBy(flow.edges, from, id) === undefined);
  return port && { from, port: port.id };
}

/** The ways out that lead to a step, the start marker's first. */
export function portsInto(flow: Flow, to: string): readonly PortRef[] {
  const ports = flow.edges.flatMap((edge) =>
    edge.to === to ? [{ from: edge.from, port: edge.port }] : [],
  );
  return flow.start === to ? [{ from: START, port: '' }, ...ports] : ports;
}
