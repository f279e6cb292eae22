import { newStepId } from '../../core/commands/new-step-id.ts';
import type { Flow, Step } from '../../core/document/schema.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import { lookOf } from '../../core/kind/look.ts';
import { kinds } from '../../steps/kinds.ts';

/** A step from the palette, with an id and a name that no other step of the flow has. */
export function newStep(flow: Flow, { kind, title, config }: PaletteItem): Step {
  const definition = kinds.get(kind);
  return {
    id: newStepId(flow, kind),
    kind,
    name: freeName(flow, definition === undefined ? title : lookOf(definition, config).title),
    config,
  };
}

/** The name itself if no step has it, else with a number: "Screen 2". */
export function freeName(flow: Pick<Flow, 'steps'>, name: string): string {
  const taken = new Set(flow.steps.map((step) => step.name));
  if (!taken.has(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}
