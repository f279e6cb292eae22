import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import { countIn } from './bounds.ts';
import type { Graph } from './graph.ts';

/** `middle`: thicker lines; `far`: icons and large names; `farthest`: names alone. The style sheet does the rest. */
export type Detail = 'near' | 'middle' | 'far' | 'farthest';

function detailAt(zoom: number): Detail {
  if (zoom >= 0.7) return 'near';
  if (zoom >= 0.5) return 'middle';
  return zoom >= 0.34 ? 'far' : 'farthest';
}

/** More cards in view than this are drawn as one picture. */
const MOST_CARDS = 400;
/** Cards come back below this, once the view rests; at once below `FEW_CARDS`. */
const BACK_TO_CARDS = 300;
const FEW_CARDS = 60;

/** How much of the cards is drawn, by the zoom and by how many are in view. */
export function useLevelOfDetail(graph: Graph, root: HTMLElement | null) {
  const { getViewport } = useReactFlow();
  const [overview, setOverview] = useState(false);
  const [detail, setDetail] = useState<Detail>('near');

  const look = useCallback(
    (rests: boolean): void => {
      if (root === null) return;
      const { x, y, zoom } = getViewport();
      const { clientWidth, clientHeight } = root;
      const seen = {
        x: -x / zoom,
        y: -y / zoom,
        width: clientWidth / zoom,
        height: clientHeight / zoom,
      };
      const count =
        graph.nodes.length <= BACK_TO_CARDS
          ? graph.nodes.length
          : countIn(graph.nodes, seen, MOST_CARDS + 1);
      setDetail(detailAt(zoom));
      setOverview((is) =>
        is ? count > FEW_CARDS && !(rests && count <= BACK_TO_CARDS) : count > MOST_CARDS,
      );
    },
    [graph.nodes, root, getViewport],
  );
  useEffect(() => {
    const frame = requestAnimationFrame(() => look(true));
    return () => cancelAnimationFrame(frame);
  }, [look]);
  return {
    overview,
    detail,
    onMove: useCallback(() => look(false), [look]),
    onMoveEnd: useCallback(() => look(true), [look]),
  };
}
