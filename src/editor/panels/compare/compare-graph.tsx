import { useMemo } from 'react';
import type { Flow } from '../../../core/document/schema.ts';
import { boundsOf } from '../../canvas/bounds.ts';
import { edgeEnds } from '../../canvas/edge-ends.ts';
import { edgePath } from '../../canvas/edge-path.ts';
import type { Area } from '../../canvas/free-place.ts';
import { graphOf } from '../../canvas/graph-of.ts';
import { EMPTY_GRAPH } from '../../canvas/graph.ts';
import type { CanvasNode, Graph } from '../../canvas/graph.ts';
import styles from './compare-graph.module.css';
import { CompareCard } from './compare-card.tsx';
import type { SideMarks } from './marks.ts';
import { useSize } from './use-size.ts';

interface Props {
  readonly side: 'before' | 'after';
  readonly flow: Flow;
  /** What it is, such as `now`. */
  readonly label: string;
  readonly marks: SideMarks;
  /** The steps to look at; none: the whole flow. */
  readonly focus: readonly string[];
  readonly onPick: (step: string) => void;
}

/** Around what is looked at, in canvas pixels. */
const MARGIN = 72;
/** The least that is looked at: a step with what is around it. */
const LEAST = { width: 960, height: 420 };
const NOTHING = { width: 1, height: 1 };
/** A flow that would be drawn smaller than this is not shown whole. */
const SMALL = 0.18;

/** One of the two flows, read-only, with its marked steps. The list beside it says the same to everybody. */
export function CompareGraph({ side, flow, label, marks, focus, onPick }: Props) {
  const graph = useMemo(() => graphOf(flow, { steps: [], edges: [] }, EMPTY_GRAPH), [flow]);
  const [frame, size] = useSize();
  const area = areaOf(graph, focus, marks, size);
  const zoom = Math.min(size.width / area.width, size.height / area.height) || 1;
  const shown = graph.nodes.filter((node) => meets(node, area));
  const count = marks.steps.size;
  const title = `${side === 'before' ? 'Before' : 'After'}: ${flow.name || flow.id}`;
  return (
    <section className={styles.side} aria-label={side === 'before' ? 'Before' : 'After'}>
      <h3 className={styles.title}>
        {title} <span>{label}</span>
      </h3>
      <div ref={frame} className={styles.frame}>
        <svg
          role="img"
          aria-label={`${title}, ${flow.steps.length} steps, ${count} marked`}
          viewBox={`${area.x} ${area.y} ${area.width} ${area.height}`}
        >
          <Edges graph={graph} marks={marks} />
          {shown.map((node) => (
            <CompareCard
              key={node.id}
              node={node}
              zoom={zoom}
              marks={marks.steps.get(node.id) ?? NONE}
              isFocused={focus.includes(node.id)}
              onPick={onPick}
            />
          ))}
        </svg>
        {flow.steps.length === 0 && <p className={styles.none}>No steps</p>}
      </div>
    </section>
  );
}

const NONE: readonly never[] = [];

function Edges({ graph, marks }: { readonly graph: Graph; readonly marks: SideMarks }) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.map((edge) => {
    const ends = edgeEnds(edge, byId);
    if (ends === undefined) return null;
    return (
      <path
        key={edge.id}
        className={styles.edge}
        d={edgePath(ends.from, ends.to, edge.data?.lane ?? null).d}
        data-role={edge.data?.role}
        data-marked={marks.edges.has(edge.id) || undefined}
      />
    );
  });
}

/** The steps to look at; else the whole flow, or of a long one the part with the marked steps. */
function areaOf(
  { nodes }: Graph,
  focus: readonly string[],
  { steps }: SideMarks,
  size: { readonly width: number; readonly height: number },
): Area {
  const looked = nodes.filter(({ id }) => focus.includes(id));
  if (looked.length > 0) return around(looked, LEAST);
  const whole = around(nodes, NOTHING);
  const zoom = Math.min(size.width / whole.width, size.height / whole.height);
  const marked = zoom < SMALL ? nodes.filter(({ id }) => steps.has(id)) : [];
  return marked.length === 0 ? whole : around(marked, LEAST);
}

function around(
  nodes: readonly CanvasNode[],
  least: { readonly width: number; readonly height: number },
): Area {
  const bounds = boundsOf(nodes) ?? { x: 0, y: 0, width: 1, height: 1 };
  const width = Math.max(bounds.width + 2 * MARGIN, least.width);
  const height = Math.max(bounds.height + 2 * MARGIN, least.height);
  return {
    x: bounds.x + bounds.width / 2 - width / 2,
    y: bounds.y + bounds.height / 2 - height / 2,
    width,
    height,
  };
}

/** What lies far outside need not be drawn. */
function meets({ position, width = 0, height = 0 }: CanvasNode, area: Area): boolean {
  return (
    position.x + width > area.x - area.width &&
    position.x < area.x + 2 * area.width &&
    position.y + height > area.y - area.height &&
    position.y < area.y + 2 * area.height
  );
}
