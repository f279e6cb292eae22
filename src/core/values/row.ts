import type { AssumptionId } from '../assumptions/table.ts';
import { setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import type { ValueRow } from './row-schema.ts';
import { barePath, parseTemplate } from './template.ts';

/** What resolving a row needs: reading a path, and rendering text with dynamic values. */
export interface RowReader {
  read(path: string): Json | undefined;
  text(template: string): string;
  assume(id: AssumptionId): string;
  warn(message: string): void;
}

/**
 * The value a row stands for; undefined where a `context` row names what holds nothing, or a `time` row no time: then
 * it is warned about. In an object, what is undefined is left out.
 *
 * @param otherwise what becomes of the row without a value, as a sentence begins: `The claim "plan" was left out`
 */
export function resolveRow(row: ValueRow, reader: RowReader, otherwise: string): Json | undefined {
  const value = valueOf(row, reader);
  if (value === undefined) {
    reader.assume('unresolved-value');
    reader.warn(`${otherwise}: its value is not set here.`);
  }
  return value;
}

function valueOf(row: ValueRow, reader: RowReader): Json | undefined {
  switch (row.type) {
    case 'string':
      return reader.text(row.value);
    case 'number':
      return row.value + 0; // -0 would not survive JSON
    case 'boolean':
      return row.value;
    case 'time':
      return resolveTime(row.key, reader.text(row.value), reader);
    case 'context':
      return reader.read(barePath(row.value));
    case 'object':
      return resolveObject(row.value, reader);
  }
}

/** The context paths a row reads. */
export function pathsOfRow(row: ValueRow): readonly string[] {
  if (row.type === 'object') return row.value.flatMap(pathsOfRow);
  if (row.type === 'string' || row.type === 'time') return parseTemplate(row.value).paths;
  return row.type === 'context' ? [barePath(row.value)] : [];
}

/** Milliseconds since 1970 of a date or a time as ISO 8601 has them; undefined for any other text. UTC unless it says otherwise. */
export function readTime(text: string): number | undefined {
  const trimmed = text.trim();
  if (!ISO_TIME.test(trimmed)) return undefined;
  const isLocal = trimmed.includes('T') && !/(?:Z|[+-]\d\d:\d\d)$/.test(trimmed);
  const time = Date.parse(isLocal ? `${trimmed}Z` : trimmed);
  return Number.isNaN(time) ? undefined : time;
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

function resolveTime(key: string, text: string, reader: RowReader): Json | undefined {
  const time = readTime(text);
  if (time === undefined) {
    reader.warn(`"${key}" is no time: expected one such as 2026-01-31T09:30:00Z.`);
    return undefined;
  }
  return reader.assume('claim-times') === 'seconds'
    ? Math.floor(time / 1000)
    : new Date(time).toISOString().replace('.000Z', 'Z');
}

function resolveObject(rows: readonly ValueRow[], reader: RowReader): Json {
  const object: { [key: string]: Json } = {};
  for (const row of rows) {
    const value = resolveRow(row, reader, `"${row.key}" was left out`);
    if (value !== undefined) setOwn(object, row.key, value);
  }
  return object;
}
