import { createContext, use, useEffect, useState } from 'react';

/** How many sketches become cards or edges in one frame. */
const A_FRAME = 6;

/** Whether the view is being zoomed, and what waits for the end of it. */
export interface Motion {
  readonly isZooming: () => boolean;
  readonly zooms: () => void;
  readonly rests: () => void;
  /** Calls back once the view rests, a few in each frame; answers how to wait no longer. */
  readonly whenItRests: (listener: () => void) => () => void;
}

export function makeMotion(): Motion {
  const waiting = new Set<() => void>();
  let zooming = false;
  let frame = 0;
  const serve = (): void => {
    frame = 0;
    if (zooming) return;
    for (const listener of [...waiting].slice(0, A_FRAME)) {
      waiting.delete(listener);
      listener();
    }
    if (waiting.size > 0) frame = requestAnimationFrame(serve);
  };
  return {
    isZooming: () => zooming,
    zooms() {
      zooming = true;
    },
    rests() {
      zooming = false;
      if (frame === 0 && waiting.size > 0) frame = requestAnimationFrame(serve);
    },
    whenItRests(listener) {
      waiting.add(listener);
      if (!zooming && frame === 0) frame = requestAnimationFrame(serve);
      return () => waiting.delete(listener);
    },
  };
}

export const MotionContext = createContext<Motion>(makeMotion());

/**
 * True for what comes into view while it is zoomed, until the view rests: that many cards and edges cannot be drawn in
 * full within a frame. What stands there already stays as it is.
 */
export function useSketched(): boolean {
  const motion = use(MotionContext);
  const [sketched, setSketched] = useState(motion.isZooming);
  useEffect(
    () => (sketched ? motion.whenItRests(() => setSketched(false)) : undefined),
    [sketched, motion],
  );
  return sketched;
}
