import type { Flow } from '../../core/document/schema.ts';
import { boundsOf } from './bounds.ts';
import { edgeEnds } from './edge-ends.ts';
import { edgePath } from './edge-path.ts';
import { graphOf } from './graph-of.ts';
import { EMPTY_GRAPH } from './graph.ts';
import styles from './mini-graph.module.css';

/** Around the picture, in canvas pixels. */
const MARGIN = 64;

/**
 * A flow as a small live picture: cards in the colour of their kind and the edges between them, as the canvas draws
 * them. Decoration: the name beside it says what it is.
 */
export function MiniGraph({ flow }: { readonly flow: Flow }) {
  const { nodes, edges } = graphOf(flow, { steps: [], edges: [] }, EMPTY_GRAPH);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const { x, y, width, height } = boundsOf(nodes) ?? { x: 0, y: 0, width: 1, height: 1 };
  const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  return (
    <svg className={styles.graph} viewBox={box.join(' ')} aria-hidden="true">
      {edges.map((edge) => {
        const ends = edgeEnds(edge, byId);
        return (
          ends && (
            <path
              key={edge.id}
              d={edgePath(ends.from, ends.to, edge.data?.lane ?? null).d}
              data-role={edge.data?.role}
            />
          )
        );
      })}
      {nodes.map((node) => (
        <rect
          key={node.id}
          x={node.position.x}
          y={node.position.y}
          width={node.width}
          height={node.height}
          rx={node.type === 'start' || node.data.face.shape === 'end' ? 28 : 20}
          data-tone={node.type === 'start' ? 'end' : node.data.face.tone}
        />
      ))}
    </svg>
  );
}
