import type { RunChange, RunComparison } from './compare-runs.ts';
import { linesOfChange } from './print-diff.ts';
import type { DiffLine } from './print-diff.ts';
import { counted } from './words.ts';

/**
 * How two flows behaved, as lines: `~` before a scenario that came out otherwise, with what did; `=` before one that
 * did not. The last line is the summary.
 */
export function printRuns(runs: readonly RunComparison[]): readonly DiffLine[] {
  const lines = runs.flatMap((run): DiffLine[] => {
    const name = runInWords(run);
    if (run.changes.length === 0) return [{ tone: 'quiet', text: `= ${name}: ${run.after}` }];
    return [{ tone: 'changed', text: `~ ${name}` }, ...run.changes.flatMap(linesOf)];
  });
  return [...lines, { tone: 'head', text: runsInWords(runs) }];
}

/** The scenario with what is special about it. */
export function runInWords({ name, from, generated }: RunComparison): string {
  if (generated) return `"${name}" (found by trying the flow ${from} out)`;
  return from === 'both' ? `"${name}"` : `"${name}" (of the flow ${from} only)`;
}

/** How many scenarios came out otherwise. */
export function runsInWords(runs: readonly RunComparison[]): string {
  const count = runs.filter(({ changes }) => changes.length > 0).length;
  if (runs.length === 0) return 'No scenarios to run';
  return `Behaviour: ${count === 0 ? 'no difference' : `${count} different`} in ${counted(runs.length, 'scenario')}`;
}

function linesOf(change: RunChange): readonly DiffLine[] {
  const label = [change.aspect, ...change.label];
  if (change.aspect !== 'path') return linesOfChange({ ...change, label, path: '' });
  return [
    { tone: 'plain', text: `    ${label.join(', ')}:` },
    { tone: 'removed', text: `      - ${change.beforeText ?? ''}` },
    { tone: 'added', text: `      + ${change.afterText ?? ''}` },
  ];
}
