import type { AssumptionId } from '../assumptions/table.ts';
import { describeJson, setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import type { ValueRow } from './row-schema.ts';
import { barePath, parseTemplate, textOf } from './template.ts';
import { asNumber, asTruth, wholePath } from './typed-value.ts';

/** What resolving a row needs: reading a path, and rendering text with dynamic values. */
export interface RowReader {
  read(path: string): Json | undefined;
  text(template: string): string;
  assume(id: AssumptionId): string;
  warn(message: string): void;
}

/**
 * The value a row stands for; undefined where a `context` row names what holds nothing, a `time` row no time, or the
 * dynamic value of a `number` or `boolean` row is none: then it is warned about. In an object, what is undefined is
 * left out.
 *
 * @param otherwise what becomes of the row without a value, as a sentence begins: `The claim "plan" was left out`
 */
export function resolveRow(row: ValueRow, reader: RowReader, otherwise: string): Json | undefined {
  switch (row.type) {
    case 'string':
      return reader.text(row.value);
    case 'number':
      return typeof row.value === 'number'
        ? row.value + 0 // -0 would not survive JSON
        : resolveTyped(row.value, reader, otherwise, NUMBER);
    case 'boolean':
      return typeof row.value === 'boolean'
        ? row.value
        : resolveTyped(row.value, reader, otherwise, TRUTH);
    case 'time':
      return resolveTime(row.value, reader, otherwise);
    case 'context':
      return resolvePath(barePath(row.value), reader, otherwise);
    case 'object':
      return resolveObject(row.value, reader);
  }
}

/** Null is a value: it clears what a row sets. */
function resolvePath(path: string, reader: RowReader, otherwise: string): Json | undefined {
  const value = reader.read(path);
  return value === undefined ? unset(reader, otherwise) : value;
}

function unset(reader: RowReader, otherwise: string): undefined {
  reader.assume('unresolved-value');
  reader.warn(`${otherwise}: its value is not set here.`);
}

/** The context paths a row reads. */
export function pathsOfRow(row: ValueRow): readonly string[] {
  if (row.type === 'object') return row.value.flatMap(pathsOfRow);
  if (row.type === 'string') return parseTemplate(row.value).paths;
  if (row.type === 'context') return [barePath(row.value)];
  if (typeof row.value !== 'string') return [];
  const whole = wholePath(row.value);
  return whole === null ? parseTemplate(row.value).paths : [whole];
}

/**
 * Milliseconds since 1970 of a date or a time as ISO 8601 has them; undefined for any other text, and for a day that no
 * month has. UTC unless it says otherwise.
 */
export function readTime(text: string): number | undefined {
  const trimmed = text.trim();
  if (!ISO_TIME.test(trimmed) || !isDay(trimmed.slice(0, 10))) return undefined;
  const isLocal = trimmed.includes('T') && !/(?:Z|[+-]\d\d:\d\d)$/.test(trimmed);
  const time = Date.parse(isLocal ? `${trimmed}Z` : trimmed);
  return Number.isNaN(time) ? undefined : time;
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** Date.parse makes 2 March of 30 February. */
function isDay(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
}

function resolveTime(text: string, reader: RowReader, otherwise: string): Json | undefined {
  const found = dynamicValue(text, reader);
  if (found === undefined) return unset(reader, otherwise);
  const time = readTime(textOf(found));
  if (time === undefined) {
    reader.assume('unresolved-value');
    const what = describeJson(found);
    reader.warn(`${otherwise}: it takes a time such as 2026-01-31T09:30:00Z, found ${what}.`);
    return undefined;
  }
  return reader.assume('claim-times') === 'seconds'
    ? Math.floor(time / 1000)
    : new Date(time).toISOString().replace('.000Z', 'Z');
}

interface Type {
  readonly name: string;
  readonly of: (value: Json) => Json | undefined;
}

const NUMBER: Type = { name: 'a number', of: asNumber };
const TRUTH: Type = { name: 'true or false', of: asTruth };

/** The value of a path or program that is the whole text; other text is filled in. */
function dynamicValue(text: string, reader: RowReader): Json | undefined {
  const path = wholePath(text);
  return path === null ? reader.text(text) : reader.read(path);
}

function resolveTyped(
  text: string,
  reader: RowReader,
  otherwise: string,
  { name, of }: Type,
): Json | undefined {
  const found = dynamicValue(text, reader);
  if (found === undefined) return unset(reader, otherwise);
  const value = of(found);
  if (value !== found) reader.assume('typed-rows');
  if (value === undefined) {
    reader.warn(`${otherwise}: it takes ${name}, found ${describeJson(found)}.`);
  }
  return value;
}

function resolveObject(rows: readonly ValueRow[], reader: RowReader): Json {
  const object: { [key: string]: Json } = {};
  for (const row of rows) {
    const key = row.key.trim();
    const value = resolveRow(row, reader, `"${key}" was left out`);
    if (value !== undefined) setOwn(object, key, value);
  }
  return object;
}
