import { useStoreApi } from '@xyflow/react';
import { use, useEffect, useRef } from 'react';
import { GRID } from './free-place.ts';
import styles from './dots.module.css';
import { MotionContext } from './motion.ts';

/**
 * How far dots lie apart in the picture that is painted once, in pixels; dots.module.css has the same. At real size it is
 * not scaled: to move it is much cheaper then.
 */
const TILE = GRID;
/** On the screen they lie at least this far apart: from afar there are fewer. */
const LEAST = 14;

/**
 * The dots of the grid. Painted once and then only moved with the view: painting them anew with every frame costs more
 * than all cards together, and so does another scale with every frame, so they go while the view is zoomed.
 */
export function Dots() {
  const store = useStoreApi();
  const motion = use(MotionContext);
  const dots = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      if (dots.current === null) return;
      const [x, y, zoom] = store.getState().transform;
      let gap = GRID * zoom;
      while (gap < LEAST) gap *= 2;
      const scale = gap / TILE;
      dots.current.style.transform = `translate(${(x % gap) - gap}px, ${(y % gap) - gap}px) scale(${scale})`;
    };
    let stopWaiting: (() => void) | undefined;
    const show = (shown: boolean): void => {
      if (dots.current !== null) dots.current.style.visibility = shown ? '' : 'hidden';
    };
    place();
    const stop = store.subscribe(({ transform }, before) => {
      if (transform === before.transform || stopWaiting !== undefined) return;
      if (transform[2] === before.transform[2]) {
        place();
        return;
      }
      show(false);
      stopWaiting = motion.whenItRests(() => {
        stopWaiting = undefined;
        place();
        show(true);
      });
    });
    return () => {
      stop();
      stopWaiting?.();
    };
  }, [store, motion]);
  return <div ref={dots} className={styles.dots} aria-hidden="true" />;
}
