import { layout } from '../../analysis/layout.ts';
import type { LayoutBox } from '../../analysis/layout.ts';
import type { Place } from '../../core/commands/move-steps.ts';
import type { Flow, Step } from '../../core/document/schema.ts';
import { faceOf } from './card-face.ts';
import type { CardFace } from './card-face.ts';
import { cardSize, inputY, portY } from './card-size.ts';
import { edgesFrom } from './edge-index.ts';
import type { Area } from './free-place.ts';

const NONE: ReadonlyMap<string, Place> = new Map();

interface Placed {
  readonly edges: Flow['edges'];
  readonly layout: Flow['layout'];
  readonly missing: readonly string[];
  readonly places: ReadonlyMap<string, Place>;
}
const byFlow = new WeakMap<Flow, ReadonlyMap<string, Place>>();
/** One flow is edited at a time. */
let latest: Placed | null = null;

/**
 * Places for the steps a document has none for: all of them by the layout if there are no others, else as a block
 * below the others. Typing in a step does not move them: they stay until edges, places or the list of steps change.
 */
export function automaticPlaces(flow: Flow): ReadonlyMap<string, Place> {
  const known = byFlow.get(flow);
  if (known !== undefined) return known;
  const places = placeMissing(flow);
  byFlow.set(flow, places);
  return places;
}

/** Where a step's card stands. */
export function placeOf(flow: Flow, id: string): Place {
  return flow.layout?.[id] ?? automaticPlaces(flow).get(id) ?? { x: 0, y: 0 };
}

/** What every card covers. */
export function areasOf(flow: Flow): readonly (Area & { readonly id: string })[] {
  return flow.steps.map((step) => ({
    id: step.id,
    ...placeOf(flow, step.id),
    ...cardSize(faceIn(flow, step)),
  }));
}

/** Where tidying up puts every step. */
export function tidyPlaces(flow: Flow): ReadonlyMap<string, Place> {
  return layout(boxesOf(flow, flow.steps), flow.start);
}

/** The face of a step in its flow: with the ports that only its edges know. */
export function faceIn(flow: Pick<Flow, 'edges'>, step: Step): CardFace {
  return faceOf(
    step,
    edgesFrom(flow.edges, step.id).map(({ port }) => port),
  );
}

function placeMissing(flow: Flow): ReadonlyMap<string, Place> {
  const missing = flow.steps.filter(({ id }) => flow.layout?.[id] === undefined);
  if (missing.length === 0) return NONE;
  if (
    latest?.edges === flow.edges &&
    latest.layout === flow.layout &&
    latest.missing.length === missing.length &&
    missing.every(({ id }, i) => id === latest?.missing[i])
  ) {
    return latest.places;
  }
  const places = new Map<string, Place>();
  const ids = new Set(missing.map(({ id }) => id));
  const bottom = Math.max(
    ...flow.steps.flatMap((step) => {
      const place = flow.layout?.[step.id];
      return place === undefined ? [] : [place.y + cardSize(faceIn(flow, step)).height + 96];
    }),
    ...(missing.length === flow.steps.length ? [0] : []),
  );
  const left = Math.min(0, ...flow.steps.flatMap(({ id }) => flow.layout?.[id]?.x ?? []));
  const laid = layout(boxesOf(flow, missing), flow.start);
  for (const id of ids) {
    const { x, y } = laid.get(id) ?? { x: 0, y: 0 };
    places.set(id, { x: x + left, y: y + bottom });
  }
  latest = { edges: flow.edges, layout: flow.layout, missing: [...ids], places };
  return places;
}

function boxesOf(flow: Flow, steps: readonly Step[]): readonly LayoutBox[] {
  return steps.map((step) => {
    const face = faceIn(flow, step);
    const edges = edgesFrom(flow.edges, step.id);
    return {
      id: step.id,
      ...cardSize(face),
      inputY: inputY(face),
      outs: face.ports.flatMap(({ id }, i) =>
        edges.filter(({ port }) => port === id).map(({ to }) => ({ to, y: portY(i) })),
      ),
    };
  });
}
