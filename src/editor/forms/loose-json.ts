import { parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';

/**
 * JSON as people type a single value: text stands for itself, and what reads as JSON is that (`true`, `3`, `["a"]`).
 * Text that would read as something else is written in quotes: `"3"`.
 */
export function printLooseJson(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return value === readLooseJson(value) ? value : JSON.stringify(value);
}

export function readLooseJson(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
