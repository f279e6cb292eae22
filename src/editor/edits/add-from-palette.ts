import type { PaletteItem } from '../../core/kind/palette.ts';
import { faceOf } from '../canvas/card-face.ts';
import { cardSize } from '../canvas/card-size.ts';
import type { EditorStore } from '../store/store.ts';
import { insertStep } from './insert-step.ts';
import { firstFreePort } from './lead-to.ts';
import { newStep } from './new-step.ts';

/**
 * Adds a step after the selected one, connected from its first port that leads nowhere; without a selection in the
 * middle of what is seen. Selects it and brings it into view. Answers what to say of it.
 */
export function addFromPalette(store: EditorStore, item: PaletteItem): string {
  const { flow, selectedSteps, apply, select, canvas } = store.getState();
  const [selected] = selectedSteps.slice(-1);
  const after = selected === undefined ? undefined : firstFreePort(flow, selected);
  const place = selected === undefined && flow.steps.length > 0 ? middle(store, item) : undefined;
  const { command, id } = insertStep(flow, { item, after, place });
  apply(command);
  select([id]);
  canvas?.reveal(id);
  const source = after && flow.steps.find((step) => step.id === after.from)?.name;
  return source === undefined ? `Added ${item.title}` : `Added ${item.title} after ${source}`;
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
