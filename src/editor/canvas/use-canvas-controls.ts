import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useEditor, useEditorStore } from '../store/store.ts';
import { boundsOf, holds } from './bounds.ts';
import type { CanvasEdge, CanvasNode, Graph } from './graph.ts';
import { useKeptView } from './use-kept-view.ts';
import { freePart, useStayFitted } from './use-stay-fitted.ts';

/** How long the view glides, in milliseconds. */
const GLIDE = 200;

/**
 * Hands what the canvas can do to the store, for actions and panels; shows a flow that is opened where it was left, or
 * whole, and brings steps into view that someone asked for.
 */
export function useCanvasControls(graph: Graph, rootRef: RefObject<HTMLElement | null>): void {
  const store = useEditorStore();
  const flowStore = useStoreApi();
  const { zoomIn, zoomOut, zoomTo, getViewport, setViewport } = useReactFlow<
    CanvasNode,
    CanvasEdge
  >();
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });
  const { fitNow, stayFitted, isFitted } = useStayFitted(latest, rootRef);
  const showAgain = useKeptView(latest, rootRef, isFitted);

  useEffect(() => {
    const { current: root } = rootRef;
    if (root === null) return;
    const glide = () => ({
      duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE,
    });
    const { lookElsewhere } = store.getState();
    const find = (step: string) => latest.current.nodes.find(({ id }) => id === step);
    const visible = () => {
      const { x, y, zoom } = getViewport();
      const { width, height } = root.getBoundingClientRect();
      return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    };
    store.getState().setCanvas({
      canvas: {
        visible,
        takeFocus: () => root.focus({ preventScroll: true }),
        zoomIn() {
          lookElsewhere();
          void zoomIn(glide());
        },
        zoomOut() {
          lookElsewhere();
          void zoomOut(glide());
        },
        zoomToOne() {
          lookElsewhere();
          void zoomTo(1, glide());
        },
        fit: () => fitNow(glide()),
        reveal(step, focus = false) {
          // A step that was added just now is drawn with the next frame.
          requestAnimationFrame(() => {
            const node = find(step);
            if (node === undefined) return;
            stayFitted();
            const { x, y, zoom } = getViewport();
            const { left, width, height } = freePart(root);
            const area = boundsOf([node]);
            if (area === null) return;
            const seen = {
              x: (left - x) / zoom,
              y: -y / zoom,
              width: width / zoom,
              height: height / zoom,
            };
            if (!holds(seen, area) || zoom <= 0.3) {
              lookElsewhere();
              const next = Math.min(1, Math.max(0.6, zoom));
              void setViewport(
                {
                  x: left + width / 2 - (area.x + area.width / 2) * next,
                  y: height / 2 - (area.y + area.height / 2) * next,
                  zoom: next,
                },
                glide(),
              );
            }
            if (focus) focusCard(root, step);
          });
        },
      },
    });
    return () => store.getState().setCanvas({ canvas: null });
  }, [store, rootRef, fitNow, stayFitted, zoomIn, zoomOut, zoomTo, getViewport, setViewport]);

  useEffect(() => {
    const { current: root } = rootRef;
    if (root === null) return;
    let frame = 0;
    const show = (): void => {
      // The first time React Flow may not be ready to be moved yet.
      if (flowStore.getState().panZoom === null) frame = requestAnimationFrame(show);
      else if (!showAgain()) fitNow();
    };
    show();
    const stop = store.subscribe(({ flow }, before) => {
      if (flow.id !== before.flow.id) frame = requestAnimationFrame(show);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [rootRef, store, flowStore, fitNow, showAgain]);

  const focused = useEditor((state) => state.focused);
  useEffect(() => {
    if (focused !== null) store.getState().canvas?.reveal(focused.step);
  }, [focused, store]);
}

/** Puts the keyboard focus on a card, once it is there: one that was out of sight is drawn only when it comes near. */
function focusCard(root: HTMLElement, step: string): void {
  let tries = 30;
  const attempt = (): void => {
    const card = [...root.querySelectorAll<HTMLElement>('.react-flow__node')].find(
      (element) => element.dataset['id'] === step,
    );
    if (card !== undefined) card.focus({ preventScroll: true });
    else if ((tries -= 1) > 0) requestAnimationFrame(attempt);
  };
  attempt();
}
