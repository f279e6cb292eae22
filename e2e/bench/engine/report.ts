import { medianOf } from './measure.ts';
import type { Timings } from './measure.ts';

/** A target and what was measured. */
export interface Verdict {
  readonly what: string;
  readonly ratio: number;
  readonly target: string;
  readonly passed: boolean;
}

export function atLeast(what: string, ratio: number, target: number): Verdict {
  return { what, ratio, target: `at least ${target}`, passed: ratio >= target };
}

export function atMost(what: string, ratio: number, target: number): Verdict {
  return { what, ratio, target: `at most ${target}`, passed: ratio <= target };
}

/** A table of subjects beside one of them: how many times its time each takes. */
export function printTimes(
  title: string,
  times: Timings,
  beside: string,
  notes: Readonly<Record<string, string>> = {},
): void {
  const one = medianOf(times, beside);
  console.log(`\n${title}`);
  for (const [name, { median }] of Object.entries(times)) {
    const cells = [
      name.padEnd(24),
      `${median.toFixed(1)} µs`.padStart(11),
      `${Math.round(1e6 / median).toLocaleString('en')} a second`.padStart(18),
      `${(median / one).toFixed(2)} x`.padStart(9),
    ];
    console.log(`  ${cells.join('')}   ${notes[name] ?? ''}`.trimEnd());
  }
}

export function printVerdicts(verdicts: readonly Verdict[]): void {
  console.log('\nTargets');
  for (const { what, ratio, target, passed } of verdicts) {
    const word = passed ? 'met   ' : 'MISSED';
    console.log(`  ${word} ${ratio.toFixed(2).padStart(6)}  ${target.padEnd(13)} ${what}`);
  }
}
