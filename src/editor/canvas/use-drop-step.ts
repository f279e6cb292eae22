import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useMemo } from 'react';
import { paletteOf } from '../../core/kind/palette.ts';
import { kinds } from '../../steps/kinds.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { insertStep } from '../edits/insert-step.ts';
import { useEditorStore } from '../store/store.ts';
import { CARD_WIDTH, HEADER_HEIGHT } from './card-size.ts';
import { STEP_DRAG } from './step-drag.ts';

/** Takes steps that are dragged here from the palette. */
export function useDropStep() {
  const store = useEditorStore();
  const announce = useAnnounce();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onDragOver({ dataTransfer, nativeEvent }: DragEvent): void {
        if (!dataTransfer.types.includes(STEP_DRAG) || store.getState().readOnly) return;
        nativeEvent.preventDefault();
        dataTransfer.dropEffect = 'copy';
      },
      onDrop(event: DragEvent): void {
        const id = event.dataTransfer.getData(STEP_DRAG);
        const item = paletteOf(kinds)
          .flatMap(({ items }) => items)
          .find((one) => one.id === id);
        const { flow, apply, select, readOnly } = store.getState();
        if (item === undefined || readOnly) return;
        event.preventDefault();
        const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const place = { x: x - CARD_WIDTH / 2, y: y - HEADER_HEIGHT / 2 };
        const added = insertStep(flow, { item, place });
        apply(added.command);
        select([added.id]);
        announce(`Added ${item.title}`);
      },
    }),
    [store, announce, screenToFlowPosition],
  );
}
