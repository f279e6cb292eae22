import { FlowmintError } from '../../core/error.ts';
import { describeJson, isJsonObject, own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { isJsonArray } from '../../core/json.ts';
import { jsonAt, listIn, textIn } from './json-place.ts';
import type { Place } from './json-place.ts';

/**
 * How a flow is packed: as the API, the CLI and Terraform export it; the same in an API answer; as the console exports
 * it; as the files of a snapshot folder; a snapshot's `contents.json` alone; a widget with its flows. Source:
 * facts/flow-format.md §1 (the rule is that of the vendor's descopecli).
 */
export type Packaging = 'exported' | 'wrapped' | 'console' | 'snapshot' | 'contents' | 'widget';

/** Where the parts of one flow stand in a packaging; null: it does not hold that part. */
export interface FlowPlaces {
  readonly packaging: Packaging;
  /** `startTask` and `tasks`. */
  readonly contents: Place;
  readonly id: Place | null;
  readonly name: Place | null;
  readonly description: Place | null;
  readonly references: Place | null;
  readonly sharedInteractions: Place | null;
  /** Each screen with the places of its parts. */
  readonly screens: readonly ScreenPlace[];
  /** Where new screens are added; null: they have no place. */
  readonly screenList: Place | null;
  /** Long texts that stand in files of their own, by the placeholder that names them. */
  readonly assets: ReadonlyMap<string, Place>;
  /** The keys of a screen's id and tree. */
  readonly screenKeys: { readonly id: string; readonly tree: string };
}

export interface ScreenPlace {
  readonly id: string;
  readonly at: Place;
}

/** Which packaging a JSON value is; null: none of Descope's. */
export function packagingOf(value: Json): Packaging | null {
  if (!isJsonObject(value)) return null;
  const has = (key: string): boolean => isJsonObject(own(value, key));
  if (isJsonArray(own(value, 'flows')) && textIn(value, 'widgetId') !== undefined) return 'widget';
  if (has('flow') && isJsonArray(own(value, 'screens'))) return 'console';
  if (has('contents') && has('metadata')) return 'exported';
  if (has('flow') && packagingOf(own(value, 'flow') ?? null) === 'exported') return 'wrapped';
  if (has('contents.json')) return 'snapshot';
  return has('tasks') ? 'contents' : null;
}

/** What a packaging is told by, for messages. */
export const EXPORT_SHAPES =
  'an object with "contents" and "metadata", with "flow" and "screens", or with "tasks"';

/**
 * Where each flow of a packaging stands, in order. Throws where the value is no packaging of Descope's, or a flow in it
 * has no tasks.
 */
export function flowPlaces(value: Json): readonly FlowPlaces[] {
  const packaging = packagingOf(value);
  if (packaging === null) {
    throw new FlowmintError(
      'invalid-document',
      `expected a flow that Descope exported: ${EXPORT_SHAPES}, found ${describeJson(value)}`,
      { path: '(top level)' },
    );
  }
  const all = placesIn(value, packaging);
  for (const places of all) {
    const tasks = jsonAt(value, [...places.contents, 'tasks']);
    if (!isJsonObject(tasks)) {
      throw new FlowmintError(
        'invalid-document',
        `expected an object of tasks, found ${describeJson(tasks)}`,
        { path: [...places.contents, 'tasks'].join('.') },
      );
    }
  }
  return all;
}

function placesIn(value: Json, packaging: Packaging): readonly FlowPlaces[] {
  switch (packaging) {
    case 'exported':
      return [exported(value, [], 'exported')];
    case 'wrapped':
      return [exported(value, ['flow'], 'wrapped')];
    case 'widget':
      return listIn(value, 'flows').map((_flow, i) => exported(value, ['flows', i], 'widget'));
    case 'console':
      return [
        {
          packaging,
          contents: ['flow', 'dsl'],
          id: ['flow', 'id'],
          name: ['flow', 'name'],
          description: ['flow', 'description'],
          references: null,
          sharedInteractions: ['flow', 'sharedInteractions'],
          screens: screensIn(value, ['screens'], 'id'),
          screenList: ['screens'],
          assets: NO_ASSETS,
          screenKeys: { id: 'id', tree: 'htmlTemplate' },
        },
      ];
    case 'contents':
      return [{ ...BARE, packaging, contents: [] }];
    case 'snapshot':
      return [
        {
          packaging,
          contents: ['contents.json'],
          id: ['metadata.json', 'flowId'],
          name: ['metadata.json', 'name'],
          description: ['metadata.json', 'description'],
          references: ['metadata.json', 'references'],
          sharedInteractions: ['metadata.json', 'sharedInteractions'],
          screens: snapshotScreens(value),
          screenList: null,
          assets: snapshotAssets(value),
          screenKeys: { id: 'screenId', tree: 'contents' },
        },
      ];
  }
}

const NO_ASSETS: ReadonlyMap<string, Place> = new Map();

const BARE = {
  id: null,
  name: null,
  description: null,
  references: null,
  sharedInteractions: null,
  screens: [],
  screenList: null,
  assets: NO_ASSETS,
  screenKeys: { id: 'screenId', tree: 'contents' },
} as const;

function exported(value: Json, base: Place, packaging: Packaging): FlowPlaces {
  return {
    packaging,
    contents: [...base, 'contents'],
    id: [...base, 'flowId'],
    name: [...base, 'metadata', 'name'],
    description: [...base, 'metadata', 'description'],
    references: [...base, 'references'],
    sharedInteractions: [...base, 'metadata', 'sharedInteractions'],
    screens: screensIn(value, [...base, 'screens'], 'screenId'),
    screenList: [...base, 'screens'],
    assets: NO_ASSETS,
    screenKeys: { id: 'screenId', tree: 'contents' },
  };
}

function screensIn(value: Json, list: Place, idKey: string): readonly ScreenPlace[] {
  const screens = jsonAt(value, list);
  return (isJsonArray(screens) ? screens : []).flatMap((screen, i) => {
    const id = textIn(screen, idKey);
    return id === undefined ? [] : [{ id, at: [...list, i] }];
  });
}

/** A screen of a snapshot is a file of its own, `screen-<id>.json`. */
function snapshotScreens(value: Json): readonly ScreenPlace[] {
  const files: JsonObject = isJsonObject(value) ? value : {};
  return Object.keys(files).flatMap((name) => {
    const id = /^screen-(.+)\.json$/.exec(name)?.[1];
    return id === undefined ? [] : [{ id, at: [name] }];
  });
}

/** Every text of a snapshot that is no JSON; the folder a placeholder's file lies in is not part of the placeholder. */
function snapshotAssets(value: Json): ReadonlyMap<string, Place> {
  const files: JsonObject = isJsonObject(value) ? value : {};
  return new Map(
    Object.entries(files).flatMap(([path, text]): [string, Place][] =>
      typeof text === 'string' ? [[`asset:${path.replace(/^.*\//, '')}`, [path]]] : [],
    ),
  );
}
