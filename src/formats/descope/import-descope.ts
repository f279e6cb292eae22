import { FLOW_FORMAT, FLOW_VERSION } from '../../core/document/schema.ts';
import type { Connector, Edge, Flow, Step } from '../../core/document/schema.ts';
import { firstIssue } from '../../core/document/first-issue.ts';
import { asJson, parseFlow } from '../../core/document/parse.ts';
import { isJsonObject, own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { readableKinds } from '../../steps/readable-kinds.ts';
import type { Codec, Reading } from './codec.ts';
import { codecFor, codecsWith } from './codecs.ts';
import { jsonAt, objectIn, pathOf, textIn } from './json-place.ts';
import { flowPlaces } from './packaging.ts';
import type { FlowPlaces } from './packaging.ts';
import { actionCodec } from './tasks/action.ts';
import { MADE_UP_ACTION_IDS } from './tasks/generate-jwt.ts';
import { argumentIn, blockIdOf, blocksOf, rulesOf } from './task.ts';
import type { Block } from './task.ts';

/** Something of an export that did not come over as it stands, and where it stands. */
export interface ImportNote {
  /** JSON path in the file. */
  readonly path: string;
  readonly message: string;
}

/** A flow that was read from an export. */
export interface Imported {
  readonly flow: Flow;
  readonly notes: readonly ImportNote[];
}

export interface ImportOptions {
  /** Called for what a file is when it does not say so itself: its name without ending. */
  readonly fileName?: string;
}

/**
 * Reads an export of Descope's console, CLI, Terraform or snapshot as one document; further flows of a widget become
 * its library. Every task becomes a step of the kind it is, or an action; what we do not model stays in the document's
 * `source`, untouched. Throws where the value is none of Descope's packagings.
 */
export function importDescope(value: Json, options: ImportOptions = {}): Imported {
  const all = flowPlaces(value);
  const read = all.map((places, index) => readFlowAt(value, places, index, options));
  const [first, ...rest] = read;
  if (first === undefined) throw new RangeError('a packaging has at least one flow');
  const document = asJson(first.flow);
  const library = rest.map(({ flow }) => asJson(flow));
  const whole: Json = {
    ...(isJsonObject(document) && document),
    ...(library.length > 0 && { library }),
    source: { format: 'descope', index: 0, id: first.flow.id, original: value },
  };
  return {
    flow: parseFlow(whole, readableKinds),
    notes: read.flatMap(({ notes }) => notes),
  };
}

/** One flow of a packaging as a document. The same file gives the same document every time: exports compare with it. */
export function readFlowAt(
  value: Json,
  places: FlowPlaces,
  index: number,
  { fileName = 'flow' }: ImportOptions,
): Imported {
  const notes: ImportNote[] = [];
  const contents = objectIn(jsonAt(value, places.contents));
  const tasks = objectIn(contents, 'tasks');
  const connectors = connectorsOf(value, places, tasks);
  const reading = readingOf(value, places, connectors);
  const codecs = codecsWith(MADE_UP_ACTION_IDS);
  const blocks = blocksOf(tasks);
  const steps = blocks.map((block) => {
    const at = [...places.contents, 'tasks', block.id];
    return readStep(block, codecFor(codecs, block), reading, pathOf(at), notes);
  });
  const text = (place: FlowPlaces['id']): string | undefined => {
    const found = place === null ? undefined : jsonAt(value, place);
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const id = text(places.id) ?? fileName;
  const description = text(places.description);
  const [start] = rulesOf(objectIn(tasks, 'start'));
  const known = new Set(steps.map((step) => step.id));
  const first = start === undefined ? null : blockIdOf(start.to, tasks);
  for (const { id: connector, name } of connectors.values()) {
    notes.push({
      path: pathOf([...places.contents, 'tasks']),
      message: `The connector "${name || connector}" is named and not part of the export: its base URL is invented.`,
    });
  }
  const flow: Flow = {
    format: FLOW_FORMAT,
    version: FLOW_VERSION,
    id,
    name: text(places.name) ?? id,
    ...(description !== undefined && { description }),
    start: first !== null && known.has(first) ? first : null,
    steps,
    edges: edgesOf(blocks, tasks),
    layout: Object.fromEntries(blocks.flatMap(({ id: step, task }) => placeOf(step, task))),
    ...(connectors.size > 0 && { connectors: [...connectors.values()] }),
    source: { format: 'descope', index, id },
  };
  return { flow, notes };
}

/** What codecs read besides the tasks. */
export function readingOf(
  value: Json,
  { screens, screenKeys, assets }: FlowPlaces,
  connectors: ReadonlyMap<string, Connector>,
): Reading {
  return {
    screens: new Map(screens.map(({ id, at }) => [id, objectIn(jsonAt(value, at))])),
    treeKey: screenKeys.tree,
    connectorOf: (id) => connectors.get(id),
    assetOf: (placeholder) => {
      const at = assets.get(placeholder);
      const text = at === undefined ? undefined : jsonAt(value, at);
      return typeof text === 'string' ? text : undefined;
    },
  };
}

function readStep(
  block: Block,
  codec: Codec,
  reading: Reading,
  path: string,
  notes: ImportNote[],
): Step {
  const name = textIn(block.task, 'name') ?? block.id;
  const config = codec.read(block, reading);
  const schema = readableKinds.get(codec.kind)?.config;
  const issue = schema === undefined ? null : firstIssue(schema, config);
  if (issue === null) {
    for (const note of codec.notesOnReading?.(block) ?? []) {
      notes.push({ path, message: `"${name}": ${note}.` });
    }
    return { id: block.id, kind: codec.kind, name, config: { ...config } };
  }
  notes.push({
    path,
    message: `"${name}" could not be read as ${codec.kind} (${issue.path.join('.')}: ${issue.message}); it is kept as it is.`,
  });
  return {
    id: block.id,
    kind: actionCodec.kind,
    name,
    config: { action: textIn(block.task, 'action') ?? textIn(block.task, 'type') ?? 'unknown' },
  };
}

/** The edges of all blocks, in the order of the tasks. What leads from one half of a block to the other is none. */
function edgesOf(blocks: readonly Block[], tasks: JsonObject): Edge[] {
  return blocks.flatMap((block) => blockEdges(block, tasks));
}

/** The edges of one block: those of a link that was sent leave by `sent`, those of its second half by `success`. */
export function blockEdges({ id, task, end }: Block, tasks: JsonObject): Edge[] {
  const edges = rulesOf(task)
    .filter(({ to }) => end === null || to !== `${id}.end`)
    .map(({ port = '', to }) => ({
      from: id,
      port: end !== null && port === 'success' ? 'sent' : port,
      to: blockIdOf(to, tasks),
    }));
  const second = rulesOf(end ?? {}).map(({ port = '', to }) => ({
    from: id,
    port,
    to: blockIdOf(to, tasks),
  }));
  return [...edges, ...second].filter(({ port, to }) => port !== '' && to !== '');
}

function placeOf(id: string, task: JsonObject): [string, { x: number; y: number }][] {
  const view = objectIn(task, 'view');
  const [x, y] = [own(view, 'x'), own(view, 'y')];
  return typeof x === 'number' && typeof y === 'number' ? [[id, { x, y }]] : [];
}

/** The HTTP connectors that tasks name: an export has their ids and, under `references`, their names. */
export function connectorsOf(
  value: Json,
  { references }: FlowPlaces,
  tasks: JsonObject,
): ReadonlyMap<string, Connector> {
  const named = objectIn(
    references === null ? undefined : jsonAt(value, [...references, 'connectors']),
  );
  const names = new Map(
    Object.entries(named).flatMap(([name, id]): [string, string][] =>
      typeof id === 'string' ? [[id, name]] : [],
    ),
  );
  const found = new Map<string, Connector>();
  for (const task of Object.values(tasks)) {
    if (!isJsonObject(task) || argumentIn(task, 'templateId') !== 'http') continue;
    const id = argumentIn(task, 'connectorId');
    if (typeof id !== 'string' || id === '' || found.has(id)) continue;
    const name = names.get(id) ?? '';
    found.set(id, { id, name, baseUrl: `https://${hostOf(name || id)}.example.com` });
  }
  return found;
}

function hostOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 40) || 'connector'
  );
}
