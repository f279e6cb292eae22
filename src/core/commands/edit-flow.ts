import type { Flow } from '../document/schema.ts';
import type { Command } from './command.ts';

/** What a flow is called and what is the same for all its runs. */
export type FlowParts = Pick<Flow, 'name' | 'description' | 'settings' | 'assumptions'>;

/** Replaces name, description, settings and assumptions as one edit; what is left out is gone. */
export function editFlow(parts: FlowParts): Command {
  return {
    label: 'Edit flow settings',
    apply(flow) {
      const { description: _d, settings: _s, assumptions: _a, ...others } = flow;
      return { ...others, ...parts };
    },
  };
}
