import { startTransition, useEffect, useState } from 'react';
import type * as workbench from './workbench.tsx';

export type Workbench = typeof workbench;

/**
 * All that lies around the canvas; null until the browser has painted the flow, which is what a person came to see. It
 * is asked for by the frame that paints and comes in after it, in slices that hold nothing up.
 */
export function useWorkbench(): Workbench | null {
  const [workbench, setWorkbench] = useState<Workbench | null>(null);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      const loading = import('./workbench.tsx');
      // When the second frame begins the first is on the screen.
      frame = requestAnimationFrame(() => {
        loading.then(
          (loaded) => startTransition(() => setWorkbench(loaded)),
          (error: unknown) =>
            setWorkbench(() => {
              throw error; // to the boundary around the page
            }),
        );
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return workbench;
}
