import { isJsonArray, isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { textIn, withKey } from './json-place.ts';

/** Key / type / value rows as our configs have them. A row of a type nobody knows becomes text. */
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
      return isNumber(value) ? { key, type: 'number', value: Number(value) } : text(key, value);
    case 'boolean':
      return isBoolean(value)
        ? { key, type: 'boolean', value: value === true || value === 'true' }
        : text(key, value);
    default:
      return text(key, value);
  }
}

function text(key: string, value: Json | undefined): JsonObject {
  return { key, type: 'string', value: asText(value) };
}

function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isNumber(value: Json | undefined): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
  );
}

function isBoolean(value: Json | undefined): boolean {
  return typeof value === 'boolean' || value === 'true' || value === 'false';
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
