import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useEditor } from '../store/store.ts';
import { drawOverview } from './draw-overview.ts';
import type { Graph } from './graph.ts';
import styles from './overview.module.css';
import { edgeStatus, stepRun } from './run-view.ts';
import { useColours } from './use-colours.ts';
import { useOverviewPointer } from './use-overview-pointer.ts';

interface Props {
  readonly graph: Graph;
  readonly root: RefObject<HTMLElement | null>;
}

/** The canvas when very many cards are in view: one picture, in which steps can still be selected and moved. */
export function Overview({ graph, root }: Props) {
  const run = useEditor((state) => state.run);
  const flowStore = useStoreApi();
  const picture = useRef<HTMLCanvasElement>(null);
  const colours = useColours(root);
  const marquee = useOverviewPointer(graph, root);

  useEffect(() => {
    const canvas = picture.current;
    const pen = canvas?.getContext('2d');
    if (canvas === null || !pen || colours === null) return;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      const { width, height, transform } = flowStore.getState();
      const [x, y, zoom] = transform;
      const density = devicePixelRatio;
      if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
      if (canvas.height !== Math.round(height * density))
        canvas.height = Math.round(height * density);
      pen.setTransform(density, 0, 0, density, 0, 0);
      drawOverview(pen, graph, { x, y, zoom, width, height }, colours, {
        step: (id) => stepRun(run, id),
        edge: (id) => edgeStatus(run, id),
      });
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    draw();
    const stop = flowStore.subscribe((state, before) => {
      if (
        state.transform !== before.transform ||
        state.width !== before.width ||
        state.height !== before.height
      ) {
        ask();
      }
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [graph, run, colours, flowStore]);

  const steps = graph.nodes.length;
  return (
    <>
      <canvas
        ref={picture}
        className={styles.picture}
        role="img"
        aria-label={`Overview of ${steps} steps. Zoom in to edit them, or find one with the command palette.`}
      />
      {marquee !== null && <div className={styles.marquee} style={marquee} />}
    </>
  );
}
