import type { ConfigProblem } from '../kind/definition.ts';
import type { Severity } from '../problem.ts';
import type { ValueRow } from './row.ts';
import { barePath } from './template.ts';

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
  const firsts = new Map<string, number>();
  return rows.flatMap((row, i) => {
    const problems: ConfigProblem[] = [];
    const key = row.key.trim();
    const first = firsts.get(key);
    if (key === '') {
      const message = `row ${i + 1} names no ${noun}: give it a key.`;
      problems.push({ code: 'blank-key', severity: blankKey, at: [field, i, 'key'], message });
    } else if (first !== undefined) {
      const message = `the ${noun} "${key}" is set by row ${first + 1} already: only row ${i + 1} counts.`;
      problems.push({
        code: 'duplicate-key',
        severity: 'warning',
        at: [field, i, 'key'],
        message,
      });
    }
    firsts.set(key, i);
    if (row.type === 'context' && barePath(row.value) === '') {
      const message = `the ${noun} "${key}" has no dynamic value: choose the path it takes its value from.`;
      problems.push({ code: 'bad-path', severity: 'error', at: [field, i, 'value'], message });
    }
    return problems;
  });
}
