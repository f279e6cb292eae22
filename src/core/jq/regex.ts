import { RE2JS, RE2JSSyntaxException } from 're2js';
import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';
import { described } from './arithmetic.ts';
import { jqError } from './jq-error.ts';
import { charge, chargeOnce } from './meter.ts';
import { typeName } from './order.ts';
import { characterOffset, lengthOf } from './text.ts';

/** How many states at how many characters cost about as much as a step. */
const WORK_PER_STEP = 20;

const CACHE_LIMIT = 200;
const cache = new Map<string, RE2JS>();

/**
 * `match` and `test` (jq manual, "Regular expressions"), with RE2 in place of Oniguruma: linear in time, without
 * lookaround and backreferences, which are errors that say so. The vendor's server is written in Go, whose patterns
 * are RE2 as well.
 */
export function matchAll(text: Json, pattern: Json, flags: Json, isTest: Json): Json {
  if (typeof text !== 'string') {
    throw jqError(`${described(text)} cannot be matched, as it is not a string`);
  }
  if (typeof pattern !== 'string') {
    throw jqError(`${described(pattern)} cannot be matched, as it is not a string`);
  }
  if (flags !== null && typeof flags !== 'string') {
    throw jqError(`${described(flags)} is not a string`);
  }
  const all = flags ?? '';
  const wrong = Array.from(all).find((flag) => !'gimnpslx'.includes(flag));
  if (wrong !== undefined) throw jqError(`${all} is not a valid modifier string`);
  const expression = compiled(pattern, all);
  chargeScan(text.length, expression.programSize());
  if (isTest === true) return expression.test(text);
  return found(expression, text, all.includes('g'), all.includes('n'));
}

/** `"re"`, `["re"]` or `["re", "flags"]`, as pattern and flags. */
export function patternParts(value: Json): Json {
  if (typeof value === 'string') return [value, null];
  if (isJsonArray(value) && value.length > 0) return [value[0] ?? null, value[1] ?? null];
  throw jqError(`${typeName(value)} not a string or array`);
}

function found(expression: RE2JS, text: string, isGlobal: boolean, skipsEmpty: boolean): Json {
  const matcher = expression.matcher(text);
  const size = expression.programSize();
  const names = namesOf(expression);
  const matches: Json[] = [];
  for (let from = 0; from <= text.length;) {
    if (from > 0) chargeScan(text.length - from, size);
    const isFound = matcher.find(from);
    const [start, end] = isFound ? [matcher.start(), matcher.end()] : [text.length, text.length];
    charge(((end - from) * size) / 4);
    if (!isFound) break;
    const captures: Json[] = [];
    for (let group = 1; group <= matcher.groupCount(); group += 1) {
      charge(1);
      const name = names.get(group) ?? null;
      captures.push({ ...capture(text, matcher.start(group), matcher.end(group)), name });
    }
    if (end > start || !skipsEmpty) matches.push({ ...capture(text, start, end), captures });
    if (!isGlobal) break;
    from = end > start ? end : start + (isPair(text, start) ? 2 : 1);
  }
  return matches;
}

/** Pays for looking through so many characters with a machine of so many states, all of them alive at each. */
function chargeScan(length: number, states: number): void {
  charge(10 + (length * states) / WORK_PER_STEP);
}

/** Offsets and lengths in characters; -1 and null for a group that took no part. */
function capture(text: string, start: number, end: number): { [key: string]: Json } {
  if (start < 0) return { offset: -1, length: 0, string: null };
  const string = text.slice(start, end);
  return { offset: characterOffset(text, start), length: lengthOf(string), string };
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xff_ff;
}

function namesOf(expression: RE2JS): ReadonlyMap<number, string> {
  return new Map(Object.entries(expression.namedGroups()).map(([name, group]) => [group, name]));
}

function compiled(pattern: string, flags: string): RE2JS {
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  chargeOnce(key, 50 + pattern.length * 20);
  if (known !== undefined) return known;
  const source = flags.includes('x') ? withoutBlanks(pattern) : pattern;
  let mode = flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0;
  // `s` alone is about ^ and $, which are of the whole text anyway.
  if (flags.includes('p')) mode |= RE2JS.DOTALL;
  if (flags.includes('l')) mode |= RE2JS.LONGEST_MATCH;
  try {
    const made = RE2JS.compile(RE2JS.translateRegExp(source), mode);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(key, made);
    return made;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw jqError(`${pattern} is no pattern of RE2: ${error.message}`);
  }
}

/** Extended patterns: blanks and comments outside of classes mean nothing. */
function withoutBlanks(pattern: string): string {
  return pattern.replaceAll(
    /(\\[^])|(\[(?:\\[^]|[^\]\\])*\])|\s+|#[^\n]*/g,
    (_whole, escaped: string | undefined, group: string | undefined) => escaped ?? group ?? '',
  );
}
