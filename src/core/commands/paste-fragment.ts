import type { Flow } from '../document/schema.ts';
import type { Command } from './command.ts';
import type { Fragment } from './fragment-schema.ts';
import type { Place } from './move-steps.ts';
import { newStepId } from './new-step-id.ts';

/** The steps with these ids, the edges among them, and their places. */
export function cutOut(flow: Flow, ids: readonly string[]): Fragment {
  const taken = new Set(ids);
  return {
    format: 'flowmint/fragment',
    version: 1,
    steps: flow.steps.filter(({ id }) => taken.has(id)),
    edges: flow.edges.filter(({ from, to }) => taken.has(from) && taken.has(to)),
    layout: Object.fromEntries(Object.entries(flow.layout ?? {}).filter(([id]) => taken.has(id))),
  };
}

/**
 * Adds a fragment with new ids, moved by `offset`. `ids` are the new ids in the fragment's order, worked out
 * beforehand with {@link idsFor} so that the caller can select what was pasted.
 */
export function pasteFragment(fragment: Fragment, ids: readonly string[], offset: Place): Command {
  return {
    label: fragment.steps.length === 1 ? 'Paste step' : `Paste ${fragment.steps.length} steps`,
    apply(flow) {
      const renamed = new Map(fragment.steps.map((step, i) => [step.id, ids[i] ?? step.id]));
      const places = fragment.steps.map((step): [string, Place] => {
        const { x, y } = fragment.layout[step.id] ?? { x: 0, y: 0 };
        return [renamed.get(step.id) ?? step.id, { x: x + offset.x, y: y + offset.y }];
      });
      return {
        ...flow,
        start: flow.start ?? ids[0] ?? null,
        steps: [
          ...flow.steps,
          ...fragment.steps.map((step) => ({ ...step, id: renamed.get(step.id) ?? step.id })),
        ],
        edges: [
          ...flow.edges,
          ...fragment.edges.flatMap((edge) => {
            const from = renamed.get(edge.from);
            const to = renamed.get(edge.to);
            return from === undefined || to === undefined ? [] : [{ ...edge, from, to }];
          }),
        ],
        layout: { ...flow.layout, ...Object.fromEntries(places) },
      };
    },
  };
}

/** New ids for a fragment's steps, none of which the flow has. */
export function idsFor(flow: Flow, fragment: Fragment): readonly string[] {
  const steps = [...flow.steps];
  return fragment.steps.map((step) => {
    const id = newStepId({ steps }, step.id.replace(/-\d+$/, ''));
    steps.push({ ...step, id });
    return id;
  });
}
