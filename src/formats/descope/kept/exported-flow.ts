import type { Flow } from '../../../core/document/schema.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import { own } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import type { Reading } from '../codec.ts';
import { connectorsOf, readingOf } from '../import-descope.ts';
import { jsonAt, objectIn, textIn } from '../json-place.ts';
import type { Place } from '../json-place.ts';
import { flowPlaces } from '../packaging.ts';
import type { FlowPlaces } from '../packaging.ts';
import { blocksOf } from '../task.ts';
import type { Block } from '../task.ts';

/** The part of an export that one flow came from. */
export interface ExportedFlow {
  readonly original: Json;
  /** The document itself, no flow of its library. */
  readonly isMain: boolean;
  readonly places: FlowPlaces;
  readonly reading: Reading;
  readonly blocks: ReadonlyMap<string, Block>;
  /** Where each screen stands, by its id. */
  readonly screens: ReadonlyMap<string, Place>;
}

/** Where a flow, the document itself or one of its library, came from; undefined: not from an export. */
export function exportedFlow(document: Flow, flow: Flow): ExportedFlow | undefined {
  const source = objectIn(document.source);
  const original = own(source, 'original');
  if (textIn(source, 'format') !== 'descope' || original === undefined) return undefined;
  const index = own(objectIn(flow.source), 'index');
  const isMain = flow === document;
  const isKnown = isMain || libraryOf(document).some(({ id }) => id === flow.id);
  const places = isKnown && typeof index === 'number' ? flowPlaces(original)[index] : undefined;
  if (places === undefined) return undefined;
  const tasks = objectIn(jsonAt(original, [...places.contents, 'tasks']));
  const reading = readingOf(original, places, connectorsOf(original, places, tasks));
  const blocks = new Map(blocksOf(tasks).map((block) => [block.id, block]));
  const screens = new Map(places.screens.map(({ id, at }) => [id, at]));
  return { original, isMain, places, reading, blocks, screens };
}
