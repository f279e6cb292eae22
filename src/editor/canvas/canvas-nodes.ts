import { Position } from '@xyflow/react';
import type { NodeHandle } from '@xyflow/react';
import type { Place } from '../../core/commands/move-steps.ts';
import type { Flow, Step } from '../../core/document/schema.ts';
import { nameOfCard } from './card-face.ts';
import type { CardFace } from './card-face.ts';
import { START_HEIGHT, START_WIDTH, cardSize, inputY, portY } from './card-size.ts';
import { edgesFrom } from './edge-index.ts';
import { START } from './graph.ts';
import type { CanvasNode, CardData, CardNode, StartNode } from './graph.ts';
import { faceIn, placeOf } from './places.ts';
import { lookup, sameData, sameList } from './share.ts';

/** Between the marker and the first step. */
const START_GAP = 56;

/** "Node" is React Flow's word; people read it aloud. */
const STEP = { 'aria-roledescription': 'step' };
const PLAIN = { 'aria-roledescription': undefined };

/** The cards and the start marker. */
export function nodesOf(
  flow: Flow,
  selected: ReadonlySet<string>,
  previous: readonly CanvasNode[],
): readonly CanvasNode[] {
  const names = new Map(
    flow.steps.map((step) => [step.id, step.name === '' ? step.id : step.name]),
  );
  const entered = new Set(flow.edges.map(({ to }) => to));
  const before = lookup(previous);
  const start = flow.steps.find(({ id }) => id === flow.start);
  const nodes: CanvasNode[] = [];
  if (start !== undefined) nodes.push(startNode(flow, start, before(0, START)));
  for (const step of flow.steps) {
    const face = faceIn(flow, step);
    const known = before(nodes.length, step.id);
    const edges = edgesFrom(flow.edges, step.id);
    const targets = face.ports.map(({ id }) => {
      const to = edges.find(({ port }) => port === id)?.to;
      return to === undefined ? null : (names.get(to) ?? 'a missing step');
    });
    nodes.push(
      cardNode(
        step.id,
        placeOf(flow, step.id),
        { face, targets, entered: entered.has(step.id) || step === start },
        selected.has(step.id),
        known,
      ),
    );
  }
  return sameList(nodes, previous) ? previous : nodes;
}

function cardNode(
  id: string,
  place: Place,
  data: CardData,
  selected: boolean,
  known: CanvasNode | undefined,
): CardNode {
  if (
    known?.type === 'card' &&
    known.selected === selected &&
    known.position.x === place.x &&
    known.position.y === place.y &&
    known.data.face === data.face &&
    known.data.entered === data.entered &&
    sameList(known.data.targets, data.targets)
  ) {
    return known;
  }
  const { width, height } = cardSize(data.face);
  return {
    id,
    type: 'card',
    position: { x: place.x, y: place.y },
    data: known?.type === 'card' && sameData(known.data, data) ? known.data : data,
    selected,
    width,
    height,
    initialWidth: width,
    initialHeight: height,
    measured: { width, height },
    handles: handlesOf(data.face),
    ariaLabel: nameOfCard(data.face),
    domAttributes: STEP,
  };
}

function startNode(flow: Flow, start: Step, known: CanvasNode | undefined): StartNode {
  const place = placeOf(flow, start.id);
  const y = place.y + inputY(faceIn(flow, start)) - START_HEIGHT / 2;
  const x = place.x - START_GAP - START_WIDTH;
  const target = start.name === '' ? start.id : start.name;
  if (
    known?.type === 'start' &&
    known.position.x === x &&
    known.position.y === y &&
    known.data.target === target
  ) {
    return known;
  }
  return {
    id: START,
    type: 'start',
    position: { x, y },
    data: { target },
    draggable: false,
    selectable: false,
    focusable: false,
    domAttributes: PLAIN,
    width: START_WIDTH,
    height: START_HEIGHT,
    measured: { width: START_WIDTH, height: START_HEIGHT },
    handles: [handle('source', '', START_WIDTH, START_HEIGHT / 2)],
  };
}

const handles = new WeakMap<CardFace, NodeHandle[]>();

function handlesOf(face: CardFace): NodeHandle[] {
  const known = handles.get(face);
  if (known !== undefined) return known;
  const { width } = cardSize(face);
  const made = [
    handle('target', null, 0, inputY(face)),
    ...face.ports.map(({ id }, i) => handle('source', id, width, portY(i))),
  ];
  handles.set(face, made);
  return made;
}

function handle(type: 'source' | 'target', id: string | null, x: number, y: number): NodeHandle {
  const position = type === 'source' ? Position.Right : Position.Left;
  return { type, id, position, x, y, width: 0, height: 0 };
}
