import type { Flow } from '../../core/document/schema.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import { faceOf } from '../canvas/card-face.ts';
import { cardSize } from '../canvas/card-size.ts';
import type { EditorStore } from '../store/store.ts';
import { insertStep } from './insert-step.ts';
import type { Insertion } from './insert-step.ts';
import { insertionAfter } from './insertion-after.ts';
import { targetOf } from './lead-to.ts';
import { newStep } from './new-step.ts';

/**
 * Adds a step after the selected one, connected; without a selection in the middle of what is seen. Selects it and
 * brings it into view. Answers what to say of it.
 */
export function addFromPalette(store: EditorStore, item: PaletteItem): string {
  const { flow, selectedSteps, apply, select, canvas } = store.getState();
  const [selected] = selectedSteps.slice(-1);
  const insertion =
    selected === undefined
      ? { item, place: flow.steps.length > 0 ? middle(store, item) : undefined }
      : insertionAfter(flow, selected, item);
  const { command, id } = insertStep(flow, insertion);
  apply(command);
  select([id]);
  canvas?.reveal(id);
  return saying(flow, insertion);
}

function saying(flow: Flow, { item, after, insert = false }: Insertion): string {
  if (after === undefined) return `Added ${item.title}`;
  const nameOf = (id: string | undefined) => flow.steps.find((step) => step.id === id)?.name;
  const source = nameOf(after.from) ?? 'Start';
  return insert
    ? `Added ${item.title} between ${source} and ${nameOf(targetOf(flow, after)) ?? 'nothing'}`
    : `Added ${item.title} after ${source}`;
}

function middle(store: EditorStore, item: PaletteItem) {
  const { flow, canvas } = store.getState();
  const visible = canvas?.visible();
  if (visible === undefined) return undefined;
  const { width, height } = cardSize(faceOf(newStep(flow, item)));
  return {
    x: visible.x + (visible.width - width) / 2,
    y: visible.y + (visible.height - height) / 2,
  };
}
