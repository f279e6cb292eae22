import { isJsonArray, setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import type { JqAnswer, JqOptions } from '../engine/tools.ts';
import { compile } from './compile.ts';
import { OUTERMOST } from './filter.ts';
import type { Filter } from './filter.ts';
import { isJqError, messageOf } from './jq-error.ts';
import { JqSyntaxError } from './lexer.ts';
import { charge, chargeText, JqLimitError, spent, startMeter, tooDeep, visit } from './meter.ts';
import { parseJq } from './parser.ts';
import { isClockRead, setClock } from './run-clock.ts';

/** A program that can't run, and where that shows: `at` is an offset in its text, line and column count from 1. */
export interface JqProblem {
  /** A sentence without a full stop, the place included where the program is wrong. */
  readonly message: string;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

type Parsed = { readonly filter: Filter } | { readonly problem: JqProblem };

/** What reading a program costs, known already or not: the count has to be the same in every host. */
const STEPS_PER_CHARACTER = 4;

const CACHE_LIMIT = 1_000;
const cache = new Map<string, Parsed>();

/**
 * What a jq program comes to: its first result, or a list where it has several and they are wanted so (jq 1.8; evaluate.test.ts lists where jq-web, our oracle, is older): pure and
 * synchronous, with bounds on work, depth and data made, so that a hostile program ends in an error within some tens
 * of milliseconds. The input is not changed; results share its objects. Programs are remembered.
 *
 * nan becomes null and infinite the largest number, as jq prints them. What follows the first result is looked at only
 * to tell that there is more: whatever is wrong with it, the first one stands.
 * @example evaluateJq('.data[0].email', { data: [{ email: 'a@b.c' }] }) // { ok: true, value: 'a@b.c' }
 */
export function evaluateJq(
  program: string,
  input: Json,
  { charge: pay = () => {}, now = 0, several = 'first' }: JqOptions = {},
): JqAnswer {
  pay(program.length * STEPS_PER_CHARACTER);
  setClock(now);
  const { values, hasMore, error } = resultsOf(program, input, several === 'list' ? Infinity : 1);
  pay(spent());
  const isFailed = error !== undefined && (several === 'list' || values.length === 0);
  if (isFailed) return { ok: false, error };
  const isSeveral = values.length > 1 || hasMore || error !== undefined;
  return {
    ok: true,
    value: values.length > 1 ? values : values[0],
    ...(isSeveral && { several: true }),
    ...(isClockRead() && { usesClock: true }),
  };
}

/** What a program gives: its results up to a number of them. An error after some results is an error all the same. */
export type JqResults =
  | { readonly ok: true; readonly values: readonly Json[] }
  | { readonly ok: false; readonly error: string };

/** The results of a program in order, `most` at most; otherwise as {@link evaluateJq}. */
export function allResults(program: string, input: Json, most: number): JqResults {
  const { values, error } = resultsOf(program, input, most);
  // What is wrong past those asked for is nobody's concern.
  const isWhole = error === undefined || values.length >= most;
  return isWhole ? { ok: true, values } : { ok: false, error };
}

interface Results {
  /** In order, up to the number asked for and to the error. */
  readonly values: readonly Json[];
  /** Whether there is one more than asked for. */
  readonly hasMore: boolean;
  readonly error?: string;
}

function resultsOf(program: string, input: Json, most: number): Results {
  const parsed = parse(program);
  if ('problem' in parsed) return { values: [], hasMore: false, error: parsed.problem.message };
  const { filter } = parsed;
  const values: Json[] = [];
  let hasMore = false;
  startMeter();
  try {
    if (filter.one === undefined) {
      filter.run(input, undefined, OUTERMOST, (value) => {
        charge(1);
        hasMore = values.length >= most;
        if (!hasMore) values.push(plain(value, 0));
        return hasMore;
      });
    } else {
      values.push(plain(filter.one(input, OUTERMOST), 0));
    }
    return { values, hasMore };
  } catch (error) {
    return { values, hasMore, error: described(error) };
  }
}

/** Why a text is no program that can run; undefined where it is one. */
export function jqSyntaxProblem(program: string): JqProblem | undefined {
  const parsed = parse(program);
  return 'problem' in parsed ? parsed.problem : undefined;
}

function parse(program: string): Parsed {
  const known = cache.get(program);
  if (known !== undefined) return known;
  const parsed = parseNew(program);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(program, parsed);
  return parsed;
}

function parseNew(program: string): Parsed {
  startMeter();
  try {
    return { filter: compile(parseJq(program)) };
  } catch (error) {
    if (error instanceof JqSyntaxError) {
      return { problem: problemAt(program, error.at, error.message) };
    }
    return { problem: problemAt(program, 0, described(error)) };
  }
}

function problemAt(program: string, at: number, what: string): JqProblem {
  const lines = program.slice(0, at).split('\n');
  const line = lines.length;
  const column = (lines.at(-1) ?? '').length + 1;
  const place = line === 1 ? `column ${column}` : `line ${line}, column ${column}`;
  return { message: `${what} (${place})`, at, line, column };
}

function described(error: unknown): string {
  if (isJqError(error)) return messageOf(error.value);
  if (error instanceof JqLimitError) return error.message;
  // The bound on depth is far below what engines allow; one with a smaller stack must not tell it otherwise.
  if (error instanceof RangeError && /stack|recursion/i.test(error.message))
    return tooDeep().message;
  throw error;
}

/** A result as JSON can say it; a value that already is, is not copied. */
function plain(value: Json, level: number): Json {
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'string') {
    chargeText(value.length);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  visit(level);
  if (isJsonArray(value)) {
    charge(value.length / 4);
    let isChanged = false;
    const items = value.map((item) => {
      const made = plain(item, level + 1);
      isChanged ||= !Object.is(made, item);
      return made;
    });
    return isChanged ? items : value;
  }
  let copy: Record<string, Json> | null = null;
  for (const [key, item] of Object.entries(value)) {
    const made = plain(item, level + 1);
    if (Object.is(made, item)) continue;
    copy ??= { ...value };
    setOwn(copy, key, made);
  }
  return copy ?? value;
}

function plainNumber(value: number): number | null {
  if (Number.isNaN(value)) return null;
  // Adding 0 turns -0 into 0.
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE) + 0;
}
