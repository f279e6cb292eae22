import { isJsonArray, parseJson } from '../json.ts';
import type { Json } from '../json.ts';
import type { JqOutcome } from './jq-oracle.ts';
import { rounded } from './jq-oracle.ts';

/** One line of golden/jq-cases.txt. */
export interface JqCase {
  readonly program: string;
  readonly input: Json;
  readonly outcome: JqOutcome;
}

/**
 * Reads the case table: a line `@ input`, then a line for each program run on it, with its results as a JSON array or
 * the word "error" after a tab.
 */
export function readJqCases(text: string): readonly JqCase[] {
  let input: Json = null;
  const cases: JqCase[] = [];
  for (const line of text.split('\n')) {
    const [program = '', results] = line.split('\t');
    if (line.startsWith('@ ')) input = parseJson(line.slice(2));
    else if (results !== undefined) cases.push({ program, input, outcome: readOutcome(results) });
  }
  return cases;
}

function readOutcome(text: string): JqOutcome {
  if (text === 'error') return text;
  const results = rounded(parseJson(text));
  if (!isJsonArray(results)) throw new SyntaxError(`no results: ${text}`);
  return results;
}
