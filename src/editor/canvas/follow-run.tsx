import { useReactFlow } from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { useEditorStore } from '../store/store.ts';
import type { ShownRun } from '../store/run-slice.ts';
import { boundsOf, viewOn } from './bounds.ts';
import { hasRoom, isLegible, viewWith } from './bring-into-view.ts';
import { START } from './graph.ts';
import type { Graph } from './graph.ts';
import { edgeTaken, stepAt } from './run-view.ts';
import type { FreePart } from './use-stay-fitted.ts';
import { freePart, OVERLAYS } from './use-stay-fitted.ts';

interface Props {
  readonly graph: Graph;
  readonly root: RefObject<HTMLElement | null>;
}

/** How long the view glides, in milliseconds: at the fastest speed a move takes little longer. */
const GLIDE = 240;
/** A panel that a run opens does so within this time of its move, in milliseconds. */
const OPENING = 1000;
/** What the minimap takes of the lower rim. */
const MINIMAP = 116;

/**
 * Keeps the step that runs in sight, with the edge that led there, by panning: from the beginning of a run until a
 * person looks elsewhere. What is out of sight where nothing travels there (the start of a run, the end of an instant
 * one) is shown with the whole flow, if that can be read.
 */
export function FollowRun({ graph, root }: Props) {
  const store = useEditorStore();
  const { getViewport, setViewport } = useReactFlow();
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  }, [graph]);

  useEffect(() => {
    const { current: canvas } = root;
    if (canvas === null) return undefined;
    let frame = 0;
    let movedAt = -Infinity;
    const look = (): void => {
      frame = 0;
      const state = store.getState();
      const { nodes } = latest.current;
      const free = freePart(canvas);
      const view = getViewport();
      const all = boundsOf(nodes);
      // What is being dragged would go with the view.
      if (state.run === null || state.moving !== null) return;
      if (all === null || viewWith(all, view, free, 0) === null) return;
      const seen =
        state.minimapOpen && state.minimapShown ? { ...free, height: free.height - MINIMAP } : free;
      const next = viewOfRun(state.run, latest.current, view, seen);
      if (next === null) return;
      if ((state.speed === 0 || state.run.moment <= 0) && isLegible(viewOn(all, free))) {
        state.canvas?.fit();
      } else {
        const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
        void setViewport(next, { duration: still ? 0 : GLIDE, interpolate: 'linear' });
      }
    };
    const soon = (): void => {
      if (frame === 0 && store.getState().followsRun) frame = requestAnimationFrame(look);
    };
    const whenOpened = (): void => {
      if (performance.now() - movedAt < OPENING) soon();
    };
    const sizes = new ResizeObserver(whenOpened);
    sizes.observe(canvas);
    const stop = store.subscribe((state, before) => {
      const { run } = state;
      if (run !== null && run !== before.run) {
        if (run.session !== before.run?.session) state.setCanvas({ followsRun: true });
        // Nobody is to be led anywhere by looking at earlier moments.
        if (run.moment !== run.session.moments.length - 1) return;
        movedAt = performance.now();
        soon();
      } else if (OVERLAYS.some((part) => state[part] !== before[part])) whenOpened();
    });
    return () => {
      stop();
      sizes.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [store, root, getViewport, setViewport]);
  return null;
}

/** The view that has the step in it that the run has come to, with the edge that led there if both have room. */
function viewOfRun(
  run: ShownRun,
  { nodes, edges }: Graph,
  view: Viewport,
  free: FreePart,
): Viewport | null {
  const step = stepAt(run) ?? run.flow.start;
  const taken = edgeTaken(run);
  const source = taken === null ? START : edges.find(({ id }) => id === taken)?.source;
  const area = boundsOf(nodes.filter(({ id }) => id === step));
  if (area === null) return null;
  const way = boundsOf(nodes.filter(({ id }) => id === step || id === source)) ?? area;
  return viewWith(hasRoom(way, view, free) ? way : area, view, free);
}
