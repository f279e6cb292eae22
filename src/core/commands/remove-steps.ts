import type { Command } from './command.ts';

/** Removes steps with their edges and places. Where the start goes, the step that followed it takes over, if one did. */
export function removeSteps(ids: readonly string[]): Command {
  return {
    label: ids.length === 1 ? 'Delete step' : `Delete ${ids.length} steps`,
    apply(flow) {
      const gone = new Set(ids);
      const steps = flow.steps.filter(({ id }) => !gone.has(id));
      if (steps.length === flow.steps.length) return flow;
      const heir = flow.edges.find(({ from, to }) => from === flow.start && !gone.has(to))?.to;
      return {
        ...flow,
        start: flow.start !== null && gone.has(flow.start) ? (heir ?? null) : flow.start,
        steps,
        edges: flow.edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
        layout: Object.fromEntries(
          Object.entries(flow.layout ?? {}).filter(([id]) => !gone.has(id)),
        ),
      };
    },
  };
}
