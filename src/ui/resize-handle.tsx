import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './resize-handle.module.css';

export interface ResizeHandleProps {
  /** Where the panel stands: a left panel grows to the right. */
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** Pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  /** What a double press goes back to. */
  readonly initial?: number;
  readonly label: string;
}

const STEP = 16;
const BIG_STEP = 64;

/** The edge of a panel: dragged, or moved with arrow keys (Shift: further), Home and End. */
export function ResizeHandle({
  side,
  size,
  min,
  max,
  onResize,
  initial,
  label,
}: ResizeHandleProps) {
  const grip = useRef<{ readonly at: number; readonly size: number }>(undefined);
  const upright = side === 'left' || side === 'right';
  const sign = side === 'left' || side === 'top' ? 1 : -1;
  const along = (event: PointerEvent) => (upright ? event.clientX : event.clientY);
  const resize = (wanted: number) => {
    const held = Math.round(Math.max(min, Math.min(max, wanted)));
    if (held !== size) onResize(held);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = event.shiftKey ? BIG_STEP : STEP;
    const wanted = {
      [less]: size - sign * step,
      [more]: size + sign * step,
      Home: min,
      End: max,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(wanted);
  };

  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.handle}
      data-side={side}
      onKeyDown={onKeyDown}
      onDoubleClick={() => {
        if (initial !== undefined) resize(initial);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { at: along(event), size };
      }}
      onPointerMove={(event) => {
        if (grip.current === undefined) return;
        resize(grip.current.size + sign * (along(event) - grip.current.at));
      }}
      onLostPointerCapture={() => {
        grip.current = undefined;
      }}
    />
  );
}
