import { addStep } from '../../core/commands/add-step.ts';
import { together } from '../../core/commands/command.ts';
import type { Command } from '../../core/commands/command.ts';
import { moveSteps } from '../../core/commands/move-steps.ts';
import type { Place } from '../../core/commands/move-steps.ts';
import type { Flow, Step } from '../../core/document/schema.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import { faceOf } from '../canvas/card-face.ts';
import type { CardFace } from '../canvas/card-face.ts';
import { CARD_WIDTH, cardSize, inputY, portY } from '../canvas/card-size.ts';
import { GRID, freePlace } from '../canvas/free-place.ts';
import { START } from '../canvas/graph.ts';
import { areasOf, faceIn } from '../canvas/places.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { keepPlaces } from './keep-places.ts';
import { leadTo, targetOf } from './lead-to.ts';
import { newStep } from './new-step.ts';

/** Between two cards of a row, as the layout has it. */
export const GAP = 96;
/** The least there may be for a new card not to be cramped. */
const LEAST_GAP = 48;

/** What is added, where, and what leads to it. */
export interface Insertion {
  readonly item: PaletteItem;
  /** The port that is to lead to the new step. */
  readonly after?: PortRef | undefined;
  /** With `after`: the new step leads on to where the port led before. */
  readonly insert?: boolean;
  /** The left upper corner it would like; left out: beside the step it follows. The nearest free place is taken. */
  readonly place?: Place | undefined;
}

/** The command that adds a step from the palette, and the new step's id. New steps never land on others. */
export function insertStep(
  flow: Flow,
  { item, after, insert = false, place }: Insertion,
): { readonly command: Command; readonly id: string } {
  const step = newStep(flow, item);
  const face = faceOf(step);
  const target = after && insert ? targetOf(flow, after) : undefined;
  const shift = after === undefined || target === undefined ? 0 : missingRoom(flow, after, target);
  const moved = shift === 0 ? flow : shifted(flow, target, shift);
  const wanted = place ?? (after && placeAfter(moved, after, face, target)) ?? lastPlace(moved);
  const { x, y } = freePlace({ ...wanted, ...cardSize(face) }, areasOf(moved));
  const commands: Command[] = [];
  if (shift !== 0) commands.push(moveSteps(placesIn(moved)));
  commands.push(...addition(step, face, { x, y }, after, target));
  const [only] = commands;
  const command =
    commands.length === 1 && only !== undefined ? only : together(`Add ${step.name}`, commands);
  return { command: keepPlaces(flow, command), id: step.id };
}

function addition(
  step: Step,
  face: CardFace,
  { x, y }: Place,
  after: PortRef | undefined,
  target: string | undefined,
): readonly Command[] {
  const through = target === undefined ? undefined : face.ports[0]?.id;
  if (after === undefined) return [addStep(step, { x, y })];
  if (after.from !== START)
    return [addStep(step, { x, y, after, ...(through !== undefined && { through }) })];
  const onwards =
    through === undefined || target === undefined
      ? []
      : [leadTo({ from: step.id, port: through }, target)];
  return [addStep(step, { x, y }), leadTo(after, step.id), ...onwards];
}

/** How far everything from the target on has to go right for a card to fit before it. */
function missingRoom(flow: Flow, after: PortRef, target: string): number {
  const areas = areasOf(flow);
  const to = areas.find(({ id }) => id === target);
  const from = areas.find(({ id }) => id === after.from);
  if (to === undefined || from === undefined) return 0;
  const room = to.x - from.x - from.width;
  if (room < 0 || room >= CARD_WIDTH + 2 * LEAST_GAP) return 0;
  return Math.ceil((CARD_WIDTH + 2 * GAP - room) / GRID) * GRID;
}

/** The flow with everything at or right of a step moved to the right. */
function shifted(flow: Flow, step: string | undefined, by: number): Flow {
  const areas = areasOf(flow);
  const left = areas.find(({ id }) => id === step)?.x ?? Infinity;
  return {
    ...flow,
    layout: {
      ...flow.layout,
      ...Object.fromEntries(
        areas.map(({ id, x, y }) => [id, { ...flow.layout?.[id], x: x >= left ? x + by : x, y }]),
      ),
    },
  };
}

function placesIn(flow: Flow): ReadonlyMap<string, Place> {
  return new Map(areasOf(flow).map(({ id, x, y }) => [id, { x, y }]));
}

/** Right of the step it follows, its way in level with the port; in the middle if there is a step behind it. */
function placeAfter(
  flow: Flow,
  { from, port }: PortRef,
  face: CardFace,
  target: string | undefined,
): Place | undefined {
  const areas = areasOf(flow);
  const to = areas.find(({ id }) => id === target);
  const source = areas.find(({ id }) => id === from);
  const step = flow.steps.find(({ id }) => id === from);
  const { width } = cardSize(face);
  if (source === undefined || step === undefined) {
    return to && { x: to.x - width - GAP, y: to.y };
  }
  const index = faceIn(flow, step).ports.findIndex(({ id }) => id === port);
  const right = source.x + source.width;
  const middle = to && to.x >= right + width ? (right + to.x - width) / 2 : right + GAP;
  return { x: middle, y: source.y + portY(Math.max(0, index)) - inputY(face) };
}

/** Right of everything, level with the first card. */
function lastPlace(flow: Flow): Place {
  const areas = areasOf(flow);
  const [first] = areas;
  if (first === undefined) return { x: 0, y: 0 };
  return { x: Math.max(...areas.map(({ x, width }) => x + width)) + GAP, y: first.y };
}
