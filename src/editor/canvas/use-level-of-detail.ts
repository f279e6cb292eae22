import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useEditor, useEditorStore } from '../store/store.ts';
import type { EditorStore } from '../store/store.ts';
import { countIn } from './bounds.ts';
import { CARD_WIDTH, END_HEIGHT } from './card-size.ts';
import type { Area } from './free-place.ts';
import type { CanvasEdge, CanvasNode, Graph } from './graph.ts';
import type { Motion } from './motion.ts';

/** More cards in view than this are drawn as one picture. */
const MOST_CARDS = 400;
/** Cards come back below this once the view rests, and at once below `FEW_CARDS`. */
const BACK_TO_CARDS = 300;
const FEW_CARDS = 60;
/** The view rests when nothing moved for this long, in milliseconds. */
const REST = 150;

/**
 * How much of the cards is drawn, by the zoom and by how many are in view: says so on the root element, where the style
 * sheet reads it, and answers whether all of it is one picture. Sees every change of the view before React Flow draws
 * it, so that cards that are too many are never made.
 */
export function useLevelOfDetail(
  graph: Graph,
  rootRef: RefObject<HTMLElement | null>,
  motion: Motion,
): boolean {
  const store = useEditorStore();
  const flowStore = useStoreApi<CanvasNode, CanvasEdge>();
  const latest = useRef(graph);

  useEffect(() => {
    latest.current = graph;
  }, [graph]);

  useEffect(() => {
    const { current: root } = rootRef;
    if (root === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let moved = 0;
    const look = (rests: boolean): void => {
      const { transform, width, height, setNodes, setEdges } = flowStore.getState();
      const [x, y, zoom] = transform;
      if (rests) motion.rests();
      mark(root, detailAt(zoom), !rests);
      const { nodes } = latest.current;
      const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const before = store.getState().overview;
      const few = nodes.length <= BACK_TO_CARDS || (before === false && !rests && holdsFew(seen));
      const count = few ? 0 : countIn(nodes, seen, MOST_CARDS + 1);
      const next = isOverview(before, count, rests);
      if (next && !before) {
        setNodes([]);
        setEdges([]);
      }
      if (next !== before) store.getState().setCanvas({ overview: next });
    };
    // One timer that asks again, since setting a new one with every frame costs.
    const soon = (): void => {
      moved = performance.now();
      timer ??= setTimeout(rest, REST);
    };
    const rest = (): void => {
      const left = moved + REST - performance.now();
      timer = left > 1 ? setTimeout(rest, left) : undefined;
      if (timer === undefined) look(true);
    };
    const stop = flowStore.subscribe((state, before) => {
      if (state.transform === before.transform && state.width === before.width) return;
      if (state.transform[2] !== before.transform[2]) motion.zooms();
      look(false);
      soon();
    });
    soon();
    const stopEdits = whenEdited(store, soon);
    return () => {
      clearTimeout(timer);
      stop();
      stopEdits();
    };
  }, [rootRef, store, flowStore, motion]);

  const overview = useEditor((state) => state.overview);
  return overview ?? isTooMany(graph);
}

/** Until the flow was fitted nobody knows how many are in view; very many are so more often than not. */
export function isTooMany(graph: Graph): boolean {
  return graph.nodes.length > MOST_CARDS;
}

function isOverview(is: boolean | null, count: number, rests: boolean): boolean {
  return is === true ? count > FEW_CARDS && !(rests && count <= BACK_TO_CARDS) : count > MOST_CARDS;
}

/** Whether so little is in view that there is no need to count: unless cards lie over each other, few have room. */
function holdsFew({ width, height }: Area): boolean {
  return (width / CARD_WIDTH + 2) * (height / END_HEIGHT + 2) < BACK_TO_CARDS;
}

function whenEdited(store: EditorStore, listener: () => void): () => void {
  return store.subscribe(({ flow }, before) => {
    if (flow !== before.flow) listener();
  });
}

/** `middle`: thicker lines; `far`: icons and large names; `farthest`: names alone. */
type Detail = 'near' | 'middle' | 'far' | 'farthest';

export function detailAt(zoom: number): Detail {
  if (zoom >= 0.7) return 'near';
  if (zoom >= 0.5) return 'middle';
  return zoom >= 0.34 ? 'far' : 'farthest';
}

/**
 * For the style sheet; as attributes, since rendering React for it would cost a frame. Another detail lays out and paints
 * every card, so it waits until the view rests.
 */
function mark(root: HTMLElement, detail: Detail, moves: boolean): void {
  const { dataset } = root;
  const isDue = !moves || dataset['detail'] === undefined;
  if (isDue && dataset['detail'] !== detail) dataset['detail'] = detail;
  if (moves && dataset['moves'] === undefined) dataset['moves'] = '';
  else if (!moves) delete dataset['moves'];
}
