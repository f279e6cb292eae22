import { useStoreApi } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** True once the canvas has its size and what it draws was measured: from then on drags and clicks land. */
export function useReady(rootRef: RefObject<HTMLElement | null>): boolean {
  const store = useStoreApi();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (rootRef.current === null) return;
    let frame = 0;
    let restful = 0;
    const look = (): void => {
      const { width, panZoom } = store.getState();
      restful = width > 0 && panZoom !== null ? restful + 1 : 0;
      // Measuring takes place between two frames.
      if (restful > 2) setReady(true);
      else frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [rootRef, store]);
  return ready;
}
