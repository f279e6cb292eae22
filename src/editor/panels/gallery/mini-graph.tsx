import type { Flow } from '../../../core/document/schema.ts';
import { registry } from '../../../steps/registry.ts';
import styles from './gallery.module.css';

/** A card's size in canvas pixels, near enough for a thumbnail. */
const CARD = { width: 256, height: 120 };
const MARGIN = 48;

/** A flow as a small live picture: boxes in the colour of their kind, lines for edges. Decoration: the name says what it is. */
export function MiniGraph({ flow }: { readonly flow: Flow }) {
  const places = new Map(
    flow.steps.map(({ id }, i) => [id, flow.layout?.[id] ?? { x: i * (CARD.width + 96), y: 0 }]),
  );
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const [left, top] = [Math.min(...xs, 0) - MARGIN, Math.min(...ys, 0) - MARGIN];
  const width = Math.max(...xs, 0) + CARD.width + MARGIN - left;
  const height = Math.max(...ys, 0) + CARD.height + MARGIN - top;
  return (
    <svg className={styles.graph} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {flow.edges.map(({ from, port, to }) => {
        const start = places.get(from);
        const end = places.get(to);
        if (start === undefined || end === undefined) return null;
        const [x1, y1] = [start.x + CARD.width, start.y + CARD.height / 2];
        const [x2, y2] = [end.x, end.y + CARD.height / 2];
        const bend = Math.max(60, Math.abs(x2 - x1) / 2);
        return (
          <path
            key={`${from} ${port}`}
            d={`M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`}
          />
        );
      })}
      {flow.steps.map(({ id, kind }) => {
        const place = places.get(id);
        return (
          <rect
            key={id}
            x={place?.x}
            y={place?.y}
            width={CARD.width}
            height={CARD.height}
            rx={24}
            data-tone={registry.get(kind)?.tone ?? 'end'}
          />
        );
      })}
    </svg>
  );
}
