import type { Flow } from '../../core/document/schema.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import { faceOf } from '../canvas/card-face.ts';
import { areasOf, faceIn } from '../canvas/places.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { GAP } from './insert-step.ts';
import type { Insertion } from './insert-step.ts';
import { firstFreePort, portsInto } from './lead-to.ts';
import { newStep } from './new-step.ts';

/**
 * Where "after this step" is: behind its first way out that leads nowhere; with all of them taken, on the one it leaves
 * by when all goes well; of a step that has no way out, before it. Nothing that was drawn is cut off: what leads nowhere
 * itself, such as an End, and has no free way to it, is put beneath it, unconnected.
 */
export function insertionAfter(flow: Flow, step: string, item: PaletteItem): Insertion {
  const free = firstFreePort(flow, step);
  if (free !== undefined) return { item, after: free };
  const edge = faceOf(newStep(flow, item)).ports.length > 0 ? edgeToEnter(flow, step) : undefined;
  return edge === undefined
    ? { item, place: beneath(flow, step) }
    : { item, after: edge, insert: true };
}

function edgeToEnter(flow: Flow, id: string): PortRef | undefined {
  const step = flow.steps.find((one) => one.id === id);
  const ports = step === undefined ? [] : faceIn(flow, step).ports;
  const port = ports.find(({ role }) => role === 'success') ?? ports[0];
  if (port !== undefined) return { from: id, port: port.id };
  // Of several ways to an End nobody can tell which was meant.
  const [into, another] = portsInto(flow, id);
  return another === undefined ? into : undefined;
}

function beneath(flow: Flow, id: string) {
  const area = areasOf(flow).find((one) => one.id === id);
  return area && { x: area.x + area.width + GAP, y: area.y + area.height };
}
