import { isJsonArray, isJsonObject, parseJson } from '../json.ts';
import type { Json } from '../json.ts';

/** What a program came to: its results, or that it failed. Messages are not compared. */
export type JqOutcome = readonly Json[] | 'error';

/** jq-web, which has no types of its own: what `jq` prints; it throws where that exits with an error. */
export interface JqWeb {
  raw(json: string, program: string, flags: readonly string[]): string | undefined;
}

/** What jq itself makes of a program. */
export function askJq(jq: JqWeb, program: string, input: Json): JqOutcome {
  try {
    const printed = (jq.raw(JSON.stringify(input), program, ['-c']) ?? '').trim();
    // Once broken it prints nothing at all.
    if (printed === '' && program === '.') return 'error';
    return printed === '' ? [] : printed.split('\n').map((line) => rounded(parseJson(line)));
  } catch {
    return 'error';
  }
}

/**
 * A value as both can be compared: numbers to 14 digits, since the last ones of `log` and its like are the library's,
 * and infinite as the largest number, as parsed JSON text of jq has it.
 */
export function rounded(value: Json): Json {
  if (typeof value === 'number') {
    const finite = Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
    return Number(finite.toPrecision(14)) + 0;
  }
  if (isJsonArray(value)) return value.map(rounded);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}
