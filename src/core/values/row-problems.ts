import type { ConfigProblem } from '../kind/definition.ts';
import type { Severity } from '../problem.ts';
import { readTime } from './row.ts';
import type { ValueRow } from './row-schema.ts';
import { barePath, parseTemplate } from './template.ts';
import { asNumber, DYNAMIC_TEXT } from './typed-value.ts';

/** How a kind speaks of its rows. */
export interface RowWords {
  /** The config field the rows are in. */
  readonly field: string;
  /** What a row is: `claim`, `attribute`. */
  readonly noun: string;
  /** How bad a row without a key is. */
  readonly blankKey: Severity;
}

/**
 * What is wrong with key / type / value rows whatever they are for: no key, a key that comes twice, a dynamic value
 * that is not chosen. In the order of the rows. Paths that can't be read are found by everything's `reads`.
 */
export function problemsOfRows(
  rows: readonly ValueRow[],
  { field, noun, blankKey }: RowWords,
): readonly ConfigProblem[] {
  return problemsBelow(rows, [field], noun, blankKey);
}

function problemsBelow(
  rows: readonly ValueRow[],
  at: readonly (string | number)[],
  noun: string,
  blankKey: Severity,
): readonly ConfigProblem[] {
  const firsts = new Map<string, number>();
  return rows.flatMap((row, i) => {
    const problems: ConfigProblem[] = [];
    const key = row.key.trim();
    const first = firsts.get(key);
    if (key === '') {
      const message = `row ${i + 1} names no ${noun}: give it a key.`;
      problems.push({ code: 'blank-key', severity: blankKey, at: [...at, i, 'key'], message });
    } else if (first !== undefined) {
      const message = `the ${noun} "${key}" is set by row ${first + 1} already: only row ${i + 1} counts.`;
      problems.push({
        code: 'duplicate-key',
        severity: 'warning',
        at: [...at, i, 'key'],
        message,
      });
    }
    firsts.set(key, i);
    if (row.type === 'context' && barePath(row.value) === '') {
      const message = `the ${noun} "${key}" has no dynamic value: choose the path it takes its value from.`;
      problems.push({ code: 'bad-path', severity: 'error', at: [...at, i, 'value'], message });
    }
    if (row.type === 'time' && !isTime(row.value)) {
      const message = `the ${noun} "${key}" is no time: write one such as 2026-01-31T09:30:00Z.`;
      problems.push({ code: 'bad-time', severity: 'error', at: [...at, i, 'value'], message });
    }
    if ((row.type === 'number' || row.type === 'boolean') && !canBe(row.type, row.value)) {
      const type = row.type === 'number' ? 'a number' : 'true or false';
      const message = `the ${noun} "${key}" is never ${type}: write its dynamic value without other text.`;
      problems.push({ code: 'bad-value', severity: 'error', at: [...at, i, 'value'], message });
    }
    if (row.type === 'object') {
      problems.push(...problemsBelow(row.value, [...at, i, 'value'], 'key', blankKey));
    }
    return problems;
  });
}

/** Whether a value may be one of the type once its dynamic values are filled in; each may be a digit, or nothing. */
function canBe(type: 'number' | 'boolean', value: number | boolean | string): boolean {
  if (typeof value !== 'string') return true;
  const { parts, paths } = parseTemplate(value);
  if (paths.length === 0) return true;
  const filled = (one: string): string =>
    parts.map((part) => (typeof part === 'string' ? part : one)).join('');
  return type === 'boolean'
    ? filled('').trim() === ''
    : asNumber(filled('1')) !== undefined || asNumber(filled('')) !== undefined;
}

/** Dynamic values can make a time of anything. */
function isTime(text: string): boolean {
  return DYNAMIC_TEXT.test(text) || readTime(text) !== undefined;
}
