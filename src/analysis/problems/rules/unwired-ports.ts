import type { PortSpec } from '../../../core/kind/definition.ts';
import { nameOf } from '../../flow-graph.ts';
import { stepPlace } from '../finding.ts';
import type { Rule } from '../finding.ts';

/** A run that leaves by a port without an edge fails. Of steps no run gets to, that is left unsaid. */
export const unwiredPorts: Rule = ({ graph }) =>
  [...graph.reachable].flatMap((step) => {
    const open = new Map(
      step.ports
        .filter(({ id, optional }) => optional !== true && !step.wired.has(id))
        .map((port) => [port.id, port]),
    );
    return [...open.values()].map((port) => ({
      code: 'unwired-port',
      severity: 'error',
      at: stepPlace(step),
      step: step.step.id,
      message: `No edge leads on from "${nameOf(step)}" by ${inWords(port)}: a run that leaves there fails. Connect it to a step.`,
    }));
  });

function inWords({ id, label }: PortSpec): string {
  return label.trim() === '' || label === id ? `"${id}"` : `"${label}" (${id})`;
}
