import { Icon } from '../../../ui/icon.tsx';
import type { CanvasNode } from '../../canvas/graph.ts';
import styles from './compare-graph.module.css';
import { MARKS } from './marks.ts';
import type { Mark } from './marks.ts';

interface Props {
  readonly node: CanvasNode;
  /** Pixels of the window per pixel of the canvas. */
  readonly zoom: number;
  readonly marks: readonly Mark[];
  readonly isFocused: boolean;
  readonly onPick: (step: string) => void;
}

/** Height of names on the window, in pixels, as far as their card has room. */
const NAME = 12;
const MARK = 11;
/** In pixels of the canvas, so that words stay about as wide as their card. */
const LARGEST_MARK = 34;
/** Words that would be smaller on the window are left out: signs of a fixed size stand for marks. */
const LEAST_READ = 6.5;
const SIGN = 12;

/** A step as a coloured card with its name, and its marks above it. */
export function CompareCard({ node, zoom, marks, isFocused, onPick }: Props) {
  const { position, width = 0, height = 0 } = node;
  const isStart = node.type === 'start';
  const name = isStart ? 'Start' : node.data.face.name;
  const size = clamp(NAME / zoom, 14, Math.min(height * 0.42, 32));
  const lines = fitted(name, width, size, height >= 2.6 * size ? 2 : 1);
  const isTiny = LARGEST_MARK * zoom < LEAST_READ;
  const [mark] = marks;
  return (
    <g
      className={styles.card}
      transform={`translate(${position.x} ${position.y})`}
      // Colours of kinds would look like those of marks.
      data-tone={mark === undefined ? undefined : MARKS[mark].tone}
      data-marked={mark}
      data-focused={isFocused || undefined}
      onClick={mark === undefined ? undefined : () => onPick(node.id)}
    >
      <rect
        width={width}
        height={height}
        rx={isStart || node.data.face.shape === 'end' ? height / 2 : 16}
      />
      {(isTiny ? [] : lines).map((line, i) => (
        <text
          key={line}
          x={width / 2}
          y={height / 2 + (i - (lines.length - 1) / 2) * size * 1.15}
          fontSize={size}
        >
          {line}
        </text>
      ))}
      {isTiny && mark !== undefined && <MarkSign mark={mark} size={SIGN / zoom} />}
      {(isTiny ? [] : marks).map((one, i) => (
        <MarkLabel key={one} mark={one} size={clamp(MARK / zoom, 13, LARGEST_MARK)} row={i} />
      ))}
    </g>
  );
}

/** The icon of a mark alone, where words could not be read. */
function MarkSign({ mark, size }: { readonly mark: Mark; readonly size: number }) {
  const { word, icon, tone } = MARKS[mark];
  return (
    <g className={styles.mark} data-tone={tone} transform={`translate(0 ${-1.5 * size})`}>
      <title>{word}</title>
      <rect width={1.4 * size} height={1.4 * size} rx={0.7 * size} />
      <Icon name={icon} size={size} x={0.2 * size} y={0.2 * size} />
    </g>
  );
}

interface MarkLabelProps {
  readonly mark: Mark;
  readonly size: number;
  readonly row: number;
}

/** Icon and word of a mark, above its card; several stand above each other. */
function MarkLabel({ mark, size, row }: MarkLabelProps) {
  const { word, icon, tone } = MARKS[mark];
  const height = size * 1.6;
  const width = size * (word.length * 0.58 + 2.6);
  return (
    <g
      className={styles.mark}
      data-tone={tone}
      transform={`translate(0 ${-(row + 1) * (height + size * 0.2)})`}
    >
      <rect width={width} height={height} rx={height / 2} />
      <Icon name={icon} size={size} x={size * 0.6} y={(height - size) / 2} />
      <text x={size * 1.9} y={height / 2} fontSize={size}>
        {word}
      </text>
    </g>
  );
}

/** The name on so many lines as far as it fits; letters are about half as wide as high. */
function fitted(name: string, width: number, size: number, rows: number): readonly string[] {
  const most = Math.max(1, Math.floor((width - size) / (size * 0.54)));
  if (name.length <= most) return [name];
  const at = rows > 1 ? name.lastIndexOf(' ', most) : -1;
  if (at > 0) return [name.slice(0, at), ...fitted(name.slice(at + 1), width, size, 1)];
  return [`${name.slice(0, Math.max(1, most - 1)).trimEnd()}…`];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
