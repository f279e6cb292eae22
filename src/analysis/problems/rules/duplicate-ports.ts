import { nameOf } from '../../flow-graph.ts';
import { placesOf } from '../places-of.ts';
import { stepPlace } from '../finding.ts';
import type { Rule } from '../finding.ts';

/** Ports that share an id (two buttons, a branch called ELSE) share their edge: a run can't tell them apart. */
export const duplicatePorts: Rule = ({ graph }) =>
  graph.steps.flatMap((step) => {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const { id } of step.ports) (seen.has(id) ? twice : seen).add(id);
    if (twice.size === 0) return [];
    const places = placesOf(step.step.config, twice);
    return [...twice].map((id) => {
      const at = (places.get(id) ?? []).filter((place) => place.at(-1) === 'id').at(-1) ?? [];
      return {
        code: 'duplicate-port',
        severity: 'error',
        at: stepPlace(step, 'config', ...at),
        step: step.step.id,
        message: `"${nameOf(step)}" has two ports with the id "${id}", and one edge can’t serve both: give one of them another id.`,
      };
    });
  });
