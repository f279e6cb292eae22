import type { Flow, Step } from '../document/schema.ts';
import type { Command } from './command.ts';
import { connected } from './connect-port.ts';

/** Where a new step goes and what leads to it. */
export interface Placement {
  /** Left upper corner, in canvas pixels. */
  readonly x: number;
  readonly y: number;
  /** The port that is to lead to the new step. */
  readonly after?: { readonly from: string; readonly port: string };
  /** With `after`: the port of the new step that leads on to where `after` led before (insert on an edge). */
  readonly through?: string;
}

/** Adds a step. The first step of a flow becomes its start. */
export function addStep(step: Step, placement: Placement): Command {
  return {
    label: `Add ${step.name}`,
    apply(flow) {
      const { x, y, after, through } = placement;
      const before = flow.edges.find(
        ({ from, port }) => from === after?.from && port === after.port,
      );
      const added: Flow = {
        ...flow,
        start: flow.start ?? step.id,
        steps: [...flow.steps, step],
        layout: { ...flow.layout, [step.id]: { x, y } },
      };
      if (after === undefined) return added;
      const linked = connected(added, { from: after.from, port: after.port, to: step.id });
      return through === undefined || before === undefined
        ? linked
        : connected(linked, { from: step.id, port: through, to: before.to });
    },
  };
}
