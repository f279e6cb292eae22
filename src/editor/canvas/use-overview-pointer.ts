import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { moveSteps } from '../../core/commands/move-steps.ts';
import type { Place } from '../../core/commands/move-steps.ts';
import { keepPlaces } from '../edits/keep-places.ts';
import { useEditorStore } from '../store/store.ts';
import type { EditorStore } from '../store/store.ts';
import { countIn } from './bounds.ts';
import { cardNear } from './card-near.ts';
import { GRID } from './free-place.ts';
import type { Area } from './free-place.ts';
import type { Graph } from './graph.ts';

/** The rectangle being drawn, in pixels of the canvas element. */
export interface Marquee {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Selecting and moving in the overview, where React Flow has no nodes to press: a click selects, a drag moves what is
 * selected, a drag with Shift selects all within. Everything else goes on to React Flow, which pans and zooms.
 */
export function useOverviewPointer(
  graph: Graph,
  rootRef: RefObject<HTMLElement | null>,
): Marquee | null {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const [marquee, setMarquee] = useState<Marquee | null>(null);
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });

  useEffect(() => {
    const { current: root } = rootRef;
    if (root === null) return;
    const at = ({ clientX, clientY }: MouseEvent): Place =>
      screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });

    const onMouseDown = (event: MouseEvent): void => {
      if (event.button !== 0 || !isPane(event.target)) return;
      const start = at(event);
      if (event.shiftKey) {
        take(event);
        const end = drawMarquee(root, event, setMarquee);
        void end.then((upEvent) =>
          store.getState().select(stepsIn(latest.current, areaBetween(start, at(upEvent)))),
        );
        return;
      }
      const hit = cardNear(latest.current.nodes, start, '');
      if (hit === undefined) return;
      take(event);
      const { selectedSteps, select, readOnly } = store.getState();
      const several = event.ctrlKey || event.metaKey;
      if (several) select(toggled(selectedSteps, hit.id));
      else if (!selectedSteps.includes(hit.id)) select([hit.id]);
      if (!readOnly) dragSelected(store, latest.current, start, at);
    };
    // The press was ours, so the click that follows must not clear the selection.
    const onClick = (event: MouseEvent): void => {
      if (!isPane(event.target)) return;
      if (event.shiftKey || cardNear(latest.current.nodes, at(event), '') !== undefined) {
        event.stopPropagation();
      } else {
        store.getState().select([]);
      }
    };
    const onDoubleClick = (event: MouseEvent): void => {
      const hit = isPane(event.target) && cardNear(latest.current.nodes, at(event), '');
      if (!hit) return;
      event.stopPropagation();
      store.getState().showStep(hit.id);
    };
    root.addEventListener('mousedown', onMouseDown, true);
    root.addEventListener('click', onClick, true);
    root.addEventListener('dblclick', onDoubleClick, true);
    return () => {
      root.removeEventListener('mousedown', onMouseDown, true);
      root.removeEventListener('click', onClick, true);
      root.removeEventListener('dblclick', onDoubleClick, true);
    };
  }, [rootRef, store, screenToFlowPosition]);
  return marquee;
}

function isPane(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.react-flow__renderer') !== null;
}

function take(event: MouseEvent): void {
  event.stopPropagation();
  event.preventDefault();
}

function toggled(steps: readonly string[], id: string): readonly string[] {
  return steps.includes(id) ? steps.filter((one) => one !== id) : [...steps, id];
}

/** Follows the mouse until it is let go. */
function follow(onMove: (event: MouseEvent) => void, onEnd: (event: MouseEvent) => void): void {
  const end = (event: MouseEvent): void => {
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', end);
    onEnd(event);
  };
  window.addEventListener('mousemove', onMove);
  window.addEventListener('mouseup', end);
}

function drawMarquee(
  root: HTMLElement,
  { clientX, clientY }: MouseEvent,
  show: (marquee: Marquee | null) => void,
): Promise<MouseEvent> {
  const { left, top } = root.getBoundingClientRect();
  return new Promise((resolve) => {
    follow(
      (event) => {
        show({
          left: Math.min(clientX, event.clientX) - left,
          top: Math.min(clientY, event.clientY) - top,
          width: Math.abs(event.clientX - clientX),
          height: Math.abs(event.clientY - clientY),
        });
      },
      (event) => {
        show(null);
        resolve(event);
      },
    );
  });
}

/** Moves what is selected with the mouse, on the grid, and writes it down as one command. */
function dragSelected(
  store: EditorStore,
  graph: Graph,
  start: Place,
  at: (event: MouseEvent) => Place,
): void {
  const chosen = new Set(store.getState().selectedSteps);
  const cards = graph.nodes.filter(({ id }) => chosen.has(id));
  let moved = new Map<string, Place>();
  follow(
    (event) => {
      const { x, y } = at(event);
      const dx = Math.round((x - start.x) / GRID) * GRID;
      const dy = Math.round((y - start.y) / GRID) * GRID;
      moved = new Map(
        dx === 0 && dy === 0
          ? []
          : cards.map(({ id, position }) => [id, { x: position.x + dx, y: position.y + dy }]),
      );
      store.getState().setCanvas({ moving: moved.size === 0 ? null : moved });
    },
    () => {
      const { flow, apply, setCanvas } = store.getState();
      if (moved.size > 0) apply(keepPlaces(flow, moveSteps(moved, 'Move')));
      setCanvas({ moving: null });
    },
  );
}

function areaBetween(a: Place, b: Place): Area {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function stepsIn(graph: Graph, area: Area): readonly string[] {
  return graph.nodes.flatMap((node) =>
    node.type === 'card' && countIn([node], area, 1) === 1 ? [node.id] : [],
  );
}
