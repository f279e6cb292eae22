import { cutOut, idsFor, pasteFragment } from '../../core/commands/paste-fragment.ts';
import type { Fragment } from '../../core/commands/fragment-schema.ts';
import type { Command } from '../../core/commands/command.ts';
import type { Place } from '../../core/commands/move-steps.ts';
import { FLOW_FORMAT } from '../../core/document/version.ts';
import type { Flow } from '../../core/document/schema.ts';
import { freePlace } from '../canvas/free-place.ts';
import type { Area } from '../canvas/free-place.ts';
import { areasOf, automaticPlaces, placeOf } from '../canvas/places.ts';
import { keepPlaces } from './keep-places.ts';
import { freeName } from './new-step.ts';

/** Steps as text for the clipboard: they can go to another flow, tab or file. */
export function fragmentText(flow: Flow, ids: readonly string[]): string {
  return `${JSON.stringify(fragmentOf(flow, ids), null, 2)}\n`;
}

/** The steps with these ids, with the places they stand at. */
export function fragmentOf(flow: Flow, ids: readonly string[]): Fragment {
  const layout = { ...flow.layout, ...Object.fromEntries(automaticPlaces(flow)) };
  return cutOut({ ...flow, layout }, ids);
}

/**
 * The command that adds a fragment, and the new ids: near where it was copied from if that is in view, else in the
 * middle of it, and never over other steps.
 */
export function pasteNear(
  flow: Flow,
  fragment: Fragment,
  visible: Area | undefined,
): { readonly command: Command; readonly ids: readonly string[] } {
  const laid = withPlaces(fragment);
  const block = boundsOf(areasOf(asFlow(laid)));
  const inView = visible === undefined || overlaps(block, visible);
  const wanted = inView
    ? { ...block, x: block.x + 32, y: block.y + 32 }
    : {
        ...block,
        x: visible.x + (visible.width - block.width) / 2,
        y: visible.y + (visible.height - block.height) / 2,
      };
  const { x, y } = freePlace(wanted, areasOf(flow));
  const named = withNames(flow, laid);
  const ids = idsFor(flow, named);
  const offset: Place = { x: x - block.x, y: y - block.y };
  return { command: keepPlaces(flow, pasteFragment(named, ids, offset)), ids };
}

/** A place for each step, also for those that came without one. */
function withPlaces(fragment: Fragment): Fragment {
  const flow = asFlow(fragment);
  return {
    ...fragment,
    layout: Object.fromEntries(fragment.steps.map(({ id }) => [id, placeOf(flow, id)])),
  };
}

/** A name for each step that no other step has: scenarios may call steps by their names. */
function withNames(flow: Flow, fragment: Fragment): Fragment {
  const taken = [...flow.steps];
  return {
    ...fragment,
    steps: fragment.steps.map((step) => {
      const named = { ...step, name: freeName({ steps: taken }, step.name) };
      taken.push(named);
      return named;
    }),
  };
}

/** A fragment as a flow of its own. */
export function asFlow(fragment: Fragment): Flow {
  return {
    format: FLOW_FORMAT,
    version: 1,
    id: 'fragment',
    name: '',
    start: fragment.steps[0]?.id ?? null,
    steps: fragment.steps,
    edges: fragment.edges,
    layout: fragment.layout,
  };
}

function boundsOf(areas: readonly Area[]): Area {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  return {
    x,
    y,
    width: Math.max(...areas.map((area) => area.x + area.width)) - x,
    height: Math.max(...areas.map((area) => area.y + area.height)) - y,
  };
}

function overlaps(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
