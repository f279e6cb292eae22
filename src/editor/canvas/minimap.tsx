import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { PointerEvent, RefObject } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { useEditorStore } from '../store/store.ts';
import { boundsOf, holds } from './bounds.ts';
import type { Area } from './free-place.ts';
import type { CanvasNode, Graph } from './graph.ts';
import styles from './minimap.module.css';
import { useColours } from './use-colours.ts';

interface Props {
  readonly graph: Graph;
  readonly root: RefObject<HTMLElement | null>;
}

const WIDTH = 176;
const HEIGHT = 104;
const MARGIN = 8;

/**
 * The whole flow in a corner: one picture and a frame for what is in view, so that it costs next to nothing while
 * panning; gone while all of the flow is in view. Press or drag in it to go there. For the eye only: the same is done by keys and by focusing cards.
 */
export function Minimap({ graph, root }: Props) {
  const store = useEditorStore();
  const flowStore = useStoreApi();
  const { getViewport, setViewport } = useReactFlow();
  const picture = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLCanvasElement>(null);
  const colours = useColours(root);
  const { nodes } = graph;
  const fit = useMemo(() => fitIn(nodes), [nodes]);
  const { left, top, scale } = fit;

  useEffect(() => {
    const pen = picture.current?.getContext('2d');
    if (!pen || colours === null) return;
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    for (const { type, data, selected, position, width = 0, height = 0 } of nodes) {
      pen.fillStyle =
        selected === true
          ? colours.accent
          : type === 'card' && 'face' in data
            ? colours[`tone-${data.face.tone}`]
            : colours['text-muted'];
      pen.fillRect(
        left + position.x * scale,
        top + position.y * scale,
        Math.max(1.5, width * scale),
        Math.max(1.5, height * scale),
      );
    }
  }, [nodes, colours, scale, left, top]);

  useEffect(() => {
    const pen = frame.current?.getContext('2d');
    if (!pen || colours === null) return;
    const drawFrame = (): void => {
      const { transform, width, height } = flowStore.getState();
      const [x, y, zoom] = transform;
      const seen: Area = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const shown = !holds(seen, fit.whole);
      show(box.current, shown);
      const { minimapShown, setCanvas } = store.getState();
      if (shown !== minimapShown) setCanvas({ minimapShown: shown });
      pen.setTransform(2, 0, 0, 2, 0, 0);
      pen.clearRect(0, 0, WIDTH, HEIGHT);
      pen.strokeStyle = colours.accent;
      pen.lineWidth = 1.5;
      pen.strokeRect(
        fit.left + seen.x * fit.scale,
        fit.top + seen.y * fit.scale,
        seen.width * fit.scale,
        seen.height * fit.scale,
      );
    };
    drawFrame();
    return flowStore.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width) drawFrame();
    });
  }, [store, flowStore, fit, colours]);

  const go = (event: PointerEvent<HTMLElement>): void => {
    store.getState().lookElsewhere();
    const corner = event.currentTarget.getBoundingClientRect();
    const { width, height } = flowStore.getState();
    const { zoom } = getViewport();
    const x = (event.clientX - corner.left - left) / scale;
    const y = (event.clientY - corner.top - top) / scale;
    void setViewport({ x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom });
  };
  return (
    <div
      ref={box}
      className={styles.minimap}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) go(event);
      }}
    >
      <canvas ref={picture} width={WIDTH * 2} height={HEIGHT * 2} className={styles.picture} />
      <canvas ref={frame} width={WIDTH * 2} height={HEIGHT * 2} className={styles.picture} />
    </div>
  );
}

/** Where the whole flow goes in the picture. */
function fitIn(nodes: readonly CanvasNode[]) {
  const whole = boundsOf(nodes) ?? { x: 0, y: 0, width: 1, height: 1 };
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / whole.width,
    (HEIGHT - 2 * MARGIN) / whole.height,
    0.12,
  );
  return {
    whole,
    scale,
    left: (WIDTH - whole.width * scale) / 2 - whole.x * scale,
    top: (HEIGHT - whole.height * scale) / 2 - whole.y * scale,
  };
}

/** Asks before it sets: setting costs a layout even where nothing changes. */
function show(element: HTMLElement | null, shown: boolean): void {
  if (element !== null && element.hidden === shown) element.hidden = !shown;
}
