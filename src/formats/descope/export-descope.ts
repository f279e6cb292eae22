import { libraryOf } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { isJsonArray, isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { actionIdsOf } from './action-ids.ts';
import { codecsWith } from './codecs.ts';
import { FlowWriter } from './flow-writer.ts';
import { connectorsOf, readFlowAt, readingOf } from './import-descope.ts';
import { jsonAt, objectIn, textIn, withJsonAt, withKey, without } from './json-place.ts';
import { flowPlaces } from './packaging.ts';
import type { FlowPlaces, Packaging } from './packaging.ts';

import type { ActionIds } from './tasks/generate-jwt.ts';

/** Something the format cannot say as we do, and what stands for it. */
export interface ExportNote {
  /** Id of the step it is about; null: the flow. */
  readonly step: string | null;
  readonly message: string;
}

/** A flow as Descope takes it in. */
export interface Exported {
  readonly value: Json;
  readonly packaging: Packaging;
  readonly notes: readonly ExportNote[];
}

export interface ExportOptions {
  /** Left out: those that the document's settings name. */
  readonly actionIds?: ActionIds;
}

/** A flow of our own, with nothing in it yet. */
const SKELETON: Json = {
  contents: { startTask: '', tasks: { start: { id: 'start', name: 'start', next: {} } } },
  flowId: '',
  metadata: { name: '' },
  references: {},
  screens: [],
};

/**
 * Writes a document in the packaging it came from, or as the exported format. A document that was not changed since it
 * was imported gives the same JSON value; after an edit only what was edited differs: whatever equals what importing the
 * original gives is left as it stands there.
 */
export function exportDescope(
  flow: Flow,
  { actionIds = actionIdsOf(flow) }: ExportOptions = {},
): Exported {
  const source = objectIn(flow.source);
  const isOurs = textIn(source, 'format') !== 'descope' || own(source, 'original') === undefined;
  const original = isOurs ? SKELETON : (own(source, 'original') ?? SKELETON);
  const notes: ExportNote[] = [];
  let value = original;
  const flows = [flow, ...libraryOf(flow)];
  const places = flowPlaces(original);
  places.forEach((one, index) => {
    const current = flows.find((candidate) => indexOf(candidate, flow) === index);
    if (current !== undefined) {
      value = writeFlow(value, original, one, current, index, isOurs, actionIds, notes);
    }
  });
  return { value, packaging: places[0]?.packaging ?? 'exported', notes };
}

function indexOf(candidate: Flow, main: Flow): number {
  const index = own(objectIn(candidate.source), 'index');
  return typeof index === 'number' ? index : candidate === main ? 0 : -1;
}

function writeFlow(
  value: Json,
  original: Json,
  places: FlowPlaces,
  flow: Flow,
  index: number,
  isOurs: boolean,
  actionIds: ActionIds,
  notes: ExportNote[],
): Json {
  const fileName = textIn(objectIn(flow.source), 'id') ?? flow.id;
  // As it was read: by ids that somebody named later, other steps would be Generate JWT.
  const before = readFlowAt(original, places, index, { fileName }).flow;
  const tasks = objectIn(jsonAt(original, [...places.contents, 'tasks']));
  const reading = readingOf(original, places, connectorsOf(original, places, tasks));
  const writer = new FlowWriter(flow, before, tasks, reading, codecsWith(actionIds), notes);
  const written = writer.write();
  let next = withJsonAt(value, [...places.contents, 'tasks'], written.tasks);
  if (flow.start !== before.start) {
    next = withJsonAt(next, [...places.contents, 'startTask'], written.startTask);
  }
  for (const [placeholder, text] of written.assets) {
    const at = places.assets.get(placeholder);
    if (at !== undefined) next = withJsonAt(next, at, text);
  }
  next = writeScreens(next, original, places, written.screens);
  const meta: readonly (readonly [FlowPlaces['id'], Json | undefined, Json | undefined])[] = [
    // A flow that was imported may have another id in the workspace; the one that apps know is that of the original.
    ...(isOurs ? [[places.id, '', flow.id] as const] : []),
    [places.name, before.name, flow.name],
    [places.description, before.description, flow.description],
  ];
  for (const [place, was, is] of meta) {
    if (place !== null && !sameJson(was, is)) next = withJsonAt(next, place, is);
  }
  return next;
}

/** Screens that changed take their place; new ones are added at the end of the list. */
function writeScreens(
  value: Json,
  original: Json,
  places: FlowPlaces,
  screens: ReadonlyMap<string, JsonObject | null>,
): Json {
  let next = value;
  const { screenList, screenKeys } = places;
  const gone = new Set<string>();
  for (const [id, screen] of screens) {
    const known = places.screens.find((one) => one.id === id);
    if (screen === null) gone.add(id);
    else if (known !== undefined) next = withJsonAt(next, known.at, screen);
    else if (screenList === null) next = withJsonAt(next, [`screen-${id}.json`], screen);
    else {
      const list = jsonAt(next, screenList);
      const named = withKey(screen, screenKeys.id, id);
      next = withJsonAt(next, screenList, [...listOf(list), named]);
    }
  }
  if (gone.size === 0) return next;
  if (screenList === null) {
    const names = [...gone].map((id) => `screen-${id}.json`);
    return isJsonObject(next) ? without(next, ...names) : next;
  }
  const list = jsonAt(next, screenList);
  const kept = listOf(list).filter(
    (screen: Json) => !gone.has(textIn(screen, screenKeys.id) ?? ''),
  );
  return jsonAt(original, screenList) === undefined && kept.length === 0
    ? next
    : withJsonAt(next, screenList, kept);
}

function listOf(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}
