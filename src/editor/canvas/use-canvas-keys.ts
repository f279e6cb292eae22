import { useReactFlow } from '@xyflow/react';
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { useMemo } from 'react';
import { moveSteps } from '../../core/commands/move-steps.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { keepPlaces } from '../edits/keep-places.ts';
import { useEditorStore } from '../store/store.ts';
import type { EditorStore } from '../store/store.ts';
import { GRID } from './free-place.ts';
import type { CanvasNode } from './graph.ts';
import { placeOf } from './places.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Keys and clicks that mean something only on the canvas: arrow keys move what is selected, Space on a card selects it,
 * Enter goes on into its settings, a double click on nothing adds a step there.
 */
export function useCanvasKeys() {
  const store = useEditorStore();
  const announce = useAnnounce();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onKeyDown(event: KeyboardEvent<HTMLElement>): void {
        if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
        const card = cardOf(event.target);
        const arrow = ARROWS[event.key];
        const modified = event.ctrlKey || event.metaKey || event.altKey;
        if (modified) return;
        if (arrow !== undefined && (card ?? event.currentTarget) === event.target) {
          event.preventDefault();
          const moved = nudge(store, arrow, event.shiftKey ? 4 * GRID : GRID);
          if (moved > 0) announce(`Moved ${event.key.slice('Arrow'.length).toLowerCase()}`);
        } else if (card === event.target && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault();
          const { select, setView, setCanvas } = store.getState();
          select([card.dataset['id'] ?? '']);
          setView({ rightOpen: true, rightTab: 'step' });
          if (event.key === 'Enter') setCanvas({ settingsWanted: true });
        }
      },
      onFocus(event: FocusEvent<HTMLElement>): void {
        const card = cardOf(event.target);
        const id = card?.dataset['id'];
        if (id !== undefined && event.target.matches(':focus-visible')) {
          store.getState().canvas?.reveal(id);
        }
      },
      onNodeClick(event: MouseEvent, { id, type }: CanvasNode): void {
        if (type !== 'card' || event.ctrlKey || event.metaKey) return;
        const { selectedSteps, selectedEdges, select, setView, rightOpen, canvas } =
          store.getState();
        // React Flow leaves several selected ones as they are, for dragging; a click means this one.
        if (selectedSteps.length + selectedEdges.length > 1) select([id]);
        // Where panels lie over the canvas, one that opened by itself would hide what was pressed.
        const opens = !rightOpen && matchMedia('(min-width: 1100px)').matches;
        setView({ rightTab: 'step', rightOpen: rightOpen || opens });
        if (opens) canvas?.reveal(id);
      },
      onNodeDoubleClick(_event: MouseEvent, { id, type }: CanvasNode): void {
        if (type === 'card') store.getState().showStep(id);
      },
      onDoubleClick(event: MouseEvent<HTMLElement>): void {
        const { target } = event;
        if (!(target instanceof Element) || !target.classList.contains('react-flow__pane')) return;
        const { readOnly, setCanvas } = store.getState();
        if (readOnly) return;
        const place = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const anchor = new DOMRect(event.clientX, event.clientY, 0, 0);
        setCanvas({ stepMenu: { anchor, after: null, insert: false, place } });
      },
    }),
    [store, announce, screenToFlowPosition],
  );
}

/** Moves the selected steps and answers how many; moves that follow each other are one entry of the history. */
function nudge(store: EditorStore, [dx, dy]: readonly [number, number], by: number): number {
  const { flow, selectedSteps, readOnly, apply } = store.getState();
  if (selectedSteps.length === 0 || readOnly) return 0;
  const places = selectedSteps.map((id) => {
    const { x, y } = placeOf(flow, id);
    return [id, { x: x + dx * by, y: y + dy * by }] as const;
  });
  const merge = `nudge ${selectedSteps.join(' ')}`;
  apply(keepPlaces(flow, moveSteps(new Map(places), 'Move', merge)));
  return places.length;
}

function cardOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('.react-flow__node');
}
