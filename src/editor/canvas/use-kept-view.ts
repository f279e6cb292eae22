import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import type { RefObject } from 'react';
import { useEditorStore } from '../store/store.ts';
import { countIn } from './bounds.ts';
import type { Graph } from './graph.ts';

/** How long nothing moves before where it stands is kept, in milliseconds. */
const REST = 200;

/**
 * Keeps what part of each flow is looked at, for the next visit; a flow that is seen whole has none. Answers how to go
 * back there: false where nothing is kept, or nothing of the flow would be seen.
 */
export function useKeptView(
  latest: RefObject<Graph>,
  rootRef: RefObject<HTMLElement | null>,
  isFitted: () => boolean,
): () => boolean {
  const store = useEditorStore();
  const flowStore = useStoreApi();
  const { getViewport, setViewport } = useReactFlow();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      store.getState().keepPlace(isFitted() ? null : getViewport());
    };
    const stops = [
      flowStore.subscribe(({ transform }, before) => {
        if (transform === before.transform) return;
        clearTimeout(timer);
        timer = setTimeout(keep, REST);
      }),
      // Another flow is opened: what still waits is of no flow that is open.
      store.subscribe(({ flow }, before) => {
        if (flow.id === before.flow.id) return;
        clearTimeout(timer);
        timer = undefined;
      }),
    ];
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
      for (const stop of stops) stop();
    };
  }, [store, flowStore, isFitted, getViewport]);

  return useCallback(() => {
    const { flow, placesKept } = store.getState();
    const kept = placesKept.find(({ id }) => id === flow.id);
    const { current: root } = rootRef;
    if (kept === undefined || root === null) return false;
    const { x, y, zoom } = kept;
    const { width, height } = root.getBoundingClientRect();
    const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    const isSeen = countIn(latest.current.nodes, seen, 1) > 0;
    if (isSeen) void setViewport({ x, y, zoom });
    return isSeen;
  }, [latest, rootRef, store, setViewport]);
}
