import { isJsonArray, isJsonObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { asJson } from './as-json.ts';
import type { Flow } from './schema.ts';

const FLOW_KEYS = [
  '$schema',
  'format',
  'version',
  'id',
  'name',
  'description',
  'start',
  'steps',
  'edges',
  'layout',
  'connectors',
  'settings',
  'assumptions',
  'scenarios',
  'library',
  'notes',
  'groups',
  'kindVersions',
  'source',
];
const STEP_KEYS = ['id', 'kind', 'name', 'config'];
const EDGE_KEYS = ['from', 'port', 'to'];

/**
 * A flow as text that makes clean diffs: known keys in a fixed order, unknown ones after them in their own order, two
 * blanks of indentation, short objects and lists on one line, a line feed at the end. Values are never changed.
 */
export function serialiseFlow(flow: Flow): string {
  const json = asJson(flow);
  if (!isJsonObject(json)) return print(json, 0);
  const ordered: Record<string, Json> = {};
  for (const [key, value] of Object.entries(inOrder(json, FLOW_KEYS))) {
    ordered[key] =
      key === 'steps'
        ? eachInOrder(value, STEP_KEYS)
        : key === 'edges'
          ? eachInOrder(value, EDGE_KEYS)
          : value;
  }
  return `${print(ordered, 0)}\n`;
}

function eachInOrder(list: Json, keys: readonly string[]): Json {
  return isJsonArray(list)
    ? list.map((item) => (isJsonObject(item) ? inOrder(item, keys) : item))
    : list;
}

function inOrder(object: JsonObject, keys: readonly string[]): JsonObject {
  const rank = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => rank(a) - rank(b)));
}

const WIDTH = 100;

function print(value: Json, indent: number, column = indent): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = printFlat(value, WIDTH - column);
  if (flat !== null) return flat;
  const inner = indent + 2;
  const pad = ' '.repeat(inner);
  const lines = isJsonArray(value)
    ? value.map((item) => `${pad}${print(item, inner)}`)
    : Object.entries(value).map(([key, item]) => {
        const label = `${JSON.stringify(key)}: `;
        return `${pad}${label}${print(item, inner, inner + label.length)}`;
      });
  const [open, close] = isJsonArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

/** A value on one line; null where it is longer than the room. What is far too long is given up early. */
function printFlat(value: Json, room: number): string | null {
  if (typeof value === 'string' && value.length > room) return null;
  if (typeof value !== 'object' || value === null) return within(JSON.stringify(value), room);
  const parts: string[] = [];
  let left = room;
  for (const [key, item] of Object.entries<Json>(value)) {
    const label = isJsonArray(value) ? '' : `${JSON.stringify(key)}: `;
    const part = printFlat(item, left - label.length);
    if (part === null) return null;
    parts.push(label + part);
    left -= label.length + part.length;
  }
  if (isJsonArray(value)) return within(`[${parts.join(', ')}]`, room);
  return within(parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`, room);
}

function within(text: string, room: number): string | null {
  return text.length <= room ? text : null;
}
