import { isJsonObject, own } from '../../../core/json.ts';
import type { PortSpec } from '../../../core/kind/definition.ts';
import type { Fix } from '../../../core/problem.ts';
import { nameOf } from '../../flow-graph.ts';
import type { GraphStep } from '../../flow-graph.ts';
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
    return [...open.values()].map((port) => {
      const fix = fixFor(step, port);
      return {
        code: 'unwired-port',
        severity: 'error',
        at: stepPlace(step),
        step: step.step.id,
        message: `No edge leads on from "${nameOf(step)}" by ${inWords(port)}: a run that leaves there fails. Connect it to a step.`,
        ...(fix !== undefined && { fix }),
      };
    });
  });

/** An error that has a port of its own only because somebody chose so need not have one. */
function fixFor({ step }: GraphStep, { id, label }: PortSpec): Fix | undefined {
  const config = isJsonObject(step.config) ? step.config : {};
  const errorHandling = own(config, 'errorHandling');
  if (!isJsonObject(errorHandling) || own(errorHandling, id) === undefined) return undefined;
  return {
    label: `Handle ${inWords({ id, label })} automatically`,
    step: step.id,
    config: { ...config, errorHandling: { ...errorHandling, [id]: { handling: 'automatic' } } },
  };
}

function inWords({ id, label }: Pick<PortSpec, 'id' | 'label'>): string {
  return label.trim() === '' || label === id ? `"${id}"` : `"${label}" (${id})`;
}
