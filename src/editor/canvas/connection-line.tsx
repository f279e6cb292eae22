import { useReactFlow } from '@xyflow/react';
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditorStore } from '../store/store.ts';
import { cardNear } from './card-near.ts';
import { inputY } from './card-size.ts';
import { edgePath } from './edge-path.ts';
import type { CanvasNode } from './graph.ts';
import styles from './connection-line.module.css';

/** The line while a connection is being drawn. It snaps to the card it would lead to: the whole card is the target. */
export function ConnectionLine({
  fromY,
  fromNode,
  fromHandle,
  pointer,
}: ConnectionLineComponentProps<CanvasNode>) {
  const store = useEditorStore();
  const { getNodes, getViewport } = useReactFlow<CanvasNode>();
  const { x, y, zoom } = getViewport();
  const at = { x: (pointer.x - x) / zoom, y: (pointer.y - y) / zoom };
  const backwards = fromHandle.type === 'target';
  const near = cardNear(getNodes(), at, fromHandle.nodeId);
  useEffect(() => {
    store.getState().setCanvas({ dropTarget: near?.id ?? null });
  }, [store, near?.id]);
  const end =
    near === undefined || backwards
      ? at
      : { x: near.position.x, y: near.position.y + inputY(near.data.face) };
  // The whole row of a port is its handle; the line begins at its dot.
  const { positionAbsolute } = fromNode.internals;
  const from = {
    x: positionAbsolute.x + fromHandle.x + (backwards ? 0 : fromHandle.width),
    y: fromY,
  };
  const { d } = backwards ? edgePath(end, from, null) : edgePath(from, end, null);
  return (
    <>
      <path className={styles.line} d={d} />
      {near === undefined && <circle className={styles.end} cx={end.x} cy={end.y} r={5} />}
    </>
  );
}
