import { describeJson, isJsonArray, isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { asNumber, asTruth, DYNAMIC_TEXT } from '../../core/values/typed-value.ts';
import { textIn, withKey } from './json-place.ts';

/** Key / type / value rows as our configs have them. A row of a type nobody knows becomes text, as does one whose value is not of its type. */
export function readRows(value: Json | undefined): readonly JsonObject[] {
  return (isJsonArray(value) ? value : []).filter(isJsonObject).map(readRow);
}

function readRow(row: JsonObject): JsonObject {
  const key = textIn(row, 'key') ?? '';
  const value = own(row, 'value');
  if (isJsonArray(value)) return { key, type: 'object', value: readRows(value) };
  switch (textIn(row, 'type')) {
    case 'context':
      return { key, type: 'context', value: asText(value) };
    case 'time':
      return { key, type: 'time', value: asText(value) };
    case 'number':
      return typed(key, 'number', value, asNumber(value));
    case 'boolean':
      return typed(key, 'boolean', value, asTruth(value));
    default:
      return text(key, value);
  }
}

/** The value as one of the type, else the text that gives one in a run. */
function typed(
  key: string,
  type: 'number' | 'boolean',
  value: Json | undefined,
  plain: Json | undefined,
): JsonObject {
  if (plain !== undefined) return { key, type, value: plain };
  return typeof value === 'string' && DYNAMIC_TEXT.test(value)
    ? { key, type, value }
    : text(key, value);
}

function text(key: string, value: Json | undefined): JsonObject {
  return { key, type: 'string', value: asText(value) };
}

function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What to say of rows that became text though an export gives them another type, in objects too. */
export function notesOnRows(value: Json | undefined): readonly string[] {
  return (isJsonArray(value) ? value : []).filter(isJsonObject).flatMap((row) => {
    const inner = own(row, 'value');
    if (isJsonArray(inner)) return notesOnRows(inner);
    const type = textIn(row, 'type') ?? 'string';
    const { type: became, value: kept } = readRow(row);
    return became === type
      ? []
      : [
          `the row "${textIn(row, 'key') ?? ''}" of the type ${type} became text: found ${describeJson(kept)}`,
        ];
  });
}

/** Our rows as an export has them: a row that says the same as before keeps its words. */
export function writeRows(before: Json | undefined, rows: Json | undefined): Json | undefined {
  const wanted = isJsonArray(rows) ? rows.filter(isJsonObject) : [];
  if (sameJson(readRows(before), wanted)) return before;
  const old = (isJsonArray(before) ? before : []).filter(isJsonObject);
  return wanted.map((row, i) => {
    const same = old.find((one) => sameJson(readRow(one), row));
    if (same !== undefined) return same;
    const key = textIn(row, 'key') ?? '';
    const base = old.find((one) => textIn(one, 'key') === key) ?? old[i] ?? {};
    return writeRow(base, row);
  });
}

function writeRow(base: JsonObject, row: JsonObject): JsonObject {
  const isObject = textIn(row, 'type') === 'object';
  const value = own(row, 'value');
  const named = withKey(base, 'key', own(row, 'key') ?? '');
  const typed = withKey(named, 'type', isObject ? 'string' : (own(row, 'type') ?? 'string'));
  return withKey(
    typed,
    'value',
    isObject ? (writeRows(own(base, 'value'), value) ?? []) : (value ?? ''),
  );
}
