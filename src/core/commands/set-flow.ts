import type { Flow } from '../document/schema.ts';
import type { Command } from './command.ts';

type Part =
  | 'name'
  | 'description'
  | 'start'
  | 'connectors'
  | 'settings'
  | 'assumptions'
  | 'scenarios';

/** Replaces one part of the flow that is not a step, an edge or a place. */
export function setFlow<const P extends Part>(
  part: P,
  value: NonNullable<Flow[P]> | (null & Flow[P]),
  label: string,
): Command {
  return {
    label,
    merge: `flow ${part}`,
    apply: (flow) => (flow[part] === value ? flow : { ...flow, [part]: value }),
  };
}
