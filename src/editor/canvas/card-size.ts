import type { CardFace } from './card-face.ts';

/*
 * The size of a card follows from its face alone, so that React Flow needs to measure nothing before it paints, and
 * layout, hit tests and the overview agree with what is seen. step-card.module.css and port-row.module.css have the same numbers.
 */

export const CARD_WIDTH = 256;
/** Icon, name and sentence. */
export const HEADER_HEIGHT = 60;
const PORTS_TOP = 2;
export const PORT_HEIGHT = 28;
const PORTS_BOTTOM = 6;
const END_WIDTH = 208;
export const END_HEIGHT = 56;
export const START_WIDTH = 88;
export const START_HEIGHT = 32;

type Shaped = Pick<CardFace, 'shape' | 'ports'>;

/** Width and height of a card, in canvas pixels. */
export function cardSize({ shape, ports }: Shaped): {
  readonly width: number;
  readonly height: number;
} {
  if (shape === 'end') return { width: END_WIDTH, height: END_HEIGHT };
  const rows = ports.length === 0 ? 0 : PORTS_TOP + ports.length * PORT_HEIGHT + PORTS_BOTTOM;
  return { width: CARD_WIDTH, height: HEADER_HEIGHT + rows };
}

/**
 * How far down the left side edges come in: beside the first way out, so that a happy path is a straight line and
 * cards in a row stand level.
 */
export function inputY({ shape, ports }: Shaped): number {
  return shape === 'end' || ports.length === 0 ? END_HEIGHT / 2 : portY(0);
}

/** How far down the right side the edge of the n-th port leaves. */
export function portY(index: number): number {
  return HEADER_HEIGHT + PORTS_TOP + (index + 0.5) * PORT_HEIGHT;
}
