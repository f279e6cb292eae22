import type { Place } from '../../core/commands/move-steps.ts';
import { HEADER_HEIGHT, PORT_HEIGHT } from './card-size.ts';
import type { CanvasNode, CardNode } from './graph.ts';

/** How far beside a card a connection may end and still mean it. */
const MAGNET = 24;

/** The card a point lies on, or the nearest one within 24 px; never the step `except`. */
export function cardNear(
  nodes: readonly CanvasNode[],
  { x, y }: Place,
  except: string,
): CardNode | undefined {
  let best: CardNode | undefined;
  let least = MAGNET;
  for (const node of nodes) {
    if (node.type !== 'card' || node.id === except) continue;
    const { position, width = 0, height = 0 } = node;
    const dx = Math.max(position.x - x, 0, x - position.x - width);
    const dy = Math.max(position.y - y, 0, y - position.y - height);
    const distance = Math.hypot(dx, dy);
    if (distance > least || (distance === least && best !== undefined)) continue;
    best = node;
    least = distance;
    if (distance === 0) break;
  }
  return best;
}

/** The port of a card a height lies at: its row; above them the first that leads nowhere, or the first. */
export function portNear({ position, data }: CardNode, y: number): string | undefined {
  const { ports } = data.face;
  const row = Math.floor((y - position.y - HEADER_HEIGHT) / PORT_HEIGHT);
  const free = ports.findIndex((_port, i) => data.targets[i] === null);
  return ports[row < 0 ? Math.max(0, free) : Math.min(row, ports.length - 1)]?.id;
}
