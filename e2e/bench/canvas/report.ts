import type { Pair } from './measure.ts';

/** A line of the table; without a target it is for information. */
export interface Line {
  readonly what: string;
  readonly pair: Pair;
  /** Ours may be so many times the bare page's. */
  readonly target: number | null;
}

export interface Verdict {
  readonly what: string;
  /** Milliseconds. */
  readonly ours: number;
  readonly bare: number;
  readonly ratio: number;
  readonly target: number | null;
  readonly passed: boolean | null;
}

export function judge({ what, pair, target }: Line): Verdict {
  const ratio = pair.ours / pair.bare;
  // As printed: 1.1 is at most 1.1.
  const passed = target === null ? null : Math.round(ratio * 100) / 100 <= target;
  return { what, ours: pair.ours, bare: pair.bare, ratio, target, passed };
}

export function printTable(title: string, verdicts: readonly Verdict[]): void {
  console.log(`\n${title}`);
  console.log(row('', 'ours ms', 'bare ms', 'ratio', 'at most', ''));
  for (const { what, ours, bare, ratio, target, passed } of verdicts) {
    const word = passed === null ? '' : passed ? 'pass' : 'FAIL';
    const limit = target === null ? '' : target.toFixed(1);
    console.log(row(what, ours.toFixed(1), bare.toFixed(1), ratio.toFixed(2), limit, word));
  }
}

function row(what: string, ...cells: readonly string[]): string {
  return `${what.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}`.trimEnd();
}
