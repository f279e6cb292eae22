import { useReactFlow } from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { boundsOf, viewOn } from './bounds.ts';
import { useEditorStore } from '../store/store.ts';
import type { Graph } from './graph.ts';

/**
 * Shows the whole flow, and goes on doing so when panels open and close beside it, until somebody looks elsewhere: a
 * run that opens the Timeline must not push half of the flow out of sight.
 */
export function useStayFitted(latest: RefObject<Graph>, rootRef: RefObject<HTMLElement | null>) {
  const store = useEditorStore();
  const { getViewport, setViewport } = useReactFlow();
  const fitted = useRef<Viewport>(null);

  const fitNow = useCallback(
    (glide?: { readonly duration: number }): void => {
      const bounds = boundsOf(latest.current.nodes);
      const { current: root } = rootRef;
      if (root === null) return;
      const free = freePart(root);
      // A flow that begins empty begins at its real size, whatever was looked at before.
      const view = bounds === null ? { x: 0, y: 0, zoom: 1 } : viewOn(bounds, free);
      const next = { ...view, x: view.x + free.left };
      fitted.current = next;
      if (!isSame(next, getViewport())) void setViewport(next, glide);
    },
    [latest, rootRef, getViewport, setViewport],
  );
  /** Nobody has looked elsewhere since the flow was fitted. */
  const isFitted = useCallback((): boolean => {
    const { current: was } = fitted;
    return was !== null && isSame(was, getViewport());
  }, [getViewport]);
  const stayFitted = useCallback((): void => {
    if (isFitted()) fitNow();
  }, [isFitted, fitNow]);

  useEffect(() => {
    const { current: root } = rootRef;
    if (root === null) return undefined;
    const sizes = new ResizeObserver(stayFitted);
    sizes.observe(root);
    return () => sizes.disconnect();
  }, [rootRef, stayFitted]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const moved = OVERLAYS.some((part) => state[part] !== before[part]);
        // The panel is there, or gone, with the next frame.
        if (moved) requestAnimationFrame(stayFitted);
      }),
    [store, stayFitted],
  );
  return { fitNow, stayFitted, isFitted };
}

function isSame(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** Changes of these may change what the panels leave of the canvas. */
export const OVERLAYS = ['leftOpen', 'rightOpen', 'leftSize', 'rightSize'] as const;
/** Less than this is too narrow for a flow: then it is drawn behind the panels too. */
const LEAST_WIDTH = 320;

/** The canvas that is to be seen, in pixels of the window. */
export interface FreePart {
  /** How far from the canvas's left side it begins. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** What no panel lies over. */
export function freePart(root: HTMLElement): FreePart {
  const whole = root.getBoundingClientRect();
  let { left, right } = whole;
  for (const panel of document.querySelectorAll('aside[data-panel]')) {
    const over = panel.getBoundingClientRect();
    if (over.left <= whole.left) left = Math.max(left, over.right);
    if (over.right >= whole.right) right = Math.min(right, over.left);
  }
  const { width, height } = whole;
  return right - left < LEAST_WIDTH
    ? { left: 0, width, height }
    : { left: left - whole.left, width: right - left, height };
}
