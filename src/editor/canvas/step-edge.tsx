import type { EdgeProps } from '@xyflow/react';
import { memo, use, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEditor } from '../store/store.ts';
import { edgePath } from './edge-path.ts';
import { EdgeTools } from './edge-tools.tsx';
import type { CanvasEdge } from './graph.ts';
import { useSketched } from './motion.ts';
import { edgeStatus } from './run-view.ts';
import styles from './step-edge.module.css';
import { ToolsLayer } from './tools-layer.ts';

/** How long the tools stay after the pointer left, in milliseconds: the way from the line to the button. */
const LINGER = 400;

/** An edge: a line, a broad invisible one to hit, and the tools in its middle. */
export const StepEdge = memo(function StepEdge({
  id,
  source,
  sourceHandleId,
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  selected = false,
}: EdgeProps<CanvasEdge>) {
  const status = useEditor((state) => edgeStatus(state.run, id));
  const layer = use(ToolsLayer);
  const [hovered, hover] = useLinger(LINGER);
  const sketched = useSketched();
  const path = edgePath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, data?.lane ?? null);
  return (
    <>
      <path
        d={path.d}
        className={styles.line}
        data-role={data?.role}
        data-status={status ?? undefined}
        data-selected={selected || undefined}
        data-hovered={hovered || undefined}
      />
      {!sketched && (
        <path
          d={path.d}
          className={styles.hit}
          onPointerEnter={() => hover(true)}
          onPointerLeave={() => hover(false)}
        />
      )}
      {!sketched &&
        layer !== null &&
        data !== undefined &&
        createPortal(
          <EdgeTools
            port={{ from: source, port: sourceHandleId ?? '' }}
            data={data}
            path={path}
            shown={hovered || selected}
            onHover={hover}
          />,
          layer,
        )}
    </>
  );
});

/** True while something holds it, and a little longer. */
function useLinger(delay: number): readonly [boolean, (held: boolean) => void] {
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const hold = (next: boolean): void => {
    clearTimeout(timer.current);
    if (next) setHeld(true);
    else timer.current = setTimeout(() => setHeld(false), delay);
  };
  return [held, hold];
}
