import { useReactFlow } from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { boundsOf, viewOn } from './bounds.ts';
import type { Graph } from './graph.ts';

/**
 * Shows the whole flow, and goes on doing so when panels open and close beside it, until somebody looks elsewhere: a
 * run that opens the Timeline must not push half of the flow out of sight.
 */
export function useStayFitted(latest: RefObject<Graph>, root: HTMLElement | null) {
  const { getViewport, setViewport } = useReactFlow();
  const fitted = useRef<Viewport>(null);

  const fitNow = useCallback(
    (glide?: { readonly duration: number }): void => {
      const bounds = boundsOf(latest.current.nodes);
      if (root === null || bounds === null) return;
      fitted.current = viewOn(bounds, root.getBoundingClientRect());
      void setViewport(fitted.current, glide);
    },
    [latest, root, setViewport],
  );
  const stayFitted = useCallback((): void => {
    const { current: was } = fitted;
    const { x, y, zoom } = getViewport();
    if (was !== null && was.x === x && was.y === y && was.zoom === zoom) fitNow();
  }, [getViewport, fitNow]);

  useEffect(() => {
    if (root === null) return undefined;
    const sizes = new ResizeObserver(stayFitted);
    sizes.observe(root);
    return () => sizes.disconnect();
  }, [root, stayFitted]);
  return { fitNow, stayFitted };
}
