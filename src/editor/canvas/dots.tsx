import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { GRID } from './free-place.ts';
import styles from './dots.module.css';

/** How far dots lie apart in the picture that is painted once, in pixels; dots.module.css has the same. */
const TILE = 20;
/** On the screen they lie at least this far apart: from afar there are fewer. */
const LEAST = 14;

/**
 * The dots of the grid. Painted once and then only moved and scaled with the view: painting them anew with every frame
 * costs more than all cards together.
 */
export function Dots() {
  const store = useStoreApi();
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
    place();
    return store.subscribe(({ transform }, before) => {
      if (transform !== before.transform) place();
    });
  }, [store]);
  return <div ref={dots} className={styles.dots} aria-hidden="true" />;
}
