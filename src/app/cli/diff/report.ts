import type { RunComparison } from '../../../analysis/diff/compare-runs.ts';
import type { FlowDiff } from '../../../analysis/diff/difference.ts';
import { printDiff } from '../../../analysis/diff/print-diff.ts';
import type { DiffLine } from '../../../analysis/diff/print-diff.ts';
import { printRuns } from '../../../analysis/diff/print-runs.ts';
import { plain } from '../plain.ts';
import type { Style } from '../style.ts';
import type { SideFile } from './read-side.ts';

/** What is to be told of two flows. */
export interface Compared {
  /** The files as they were named. */
  readonly names: { readonly before: string; readonly after: string };
  readonly before: SideFile;
  readonly after: SideFile;
  readonly diff: FlowDiff;
  /** Left out where nothing was run. */
  readonly behaviour: readonly RunComparison[] | undefined;
}

/** The differences as text, like a diff of git: which flow is which, what differs, and what it comes to. */
export function reportDiff(
  { names, before, after, diff, behaviour }: Compared,
  style: Style,
): string {
  const title = (mark: string, name: string, { flow }: SideFile): DiffLine => ({
    tone: 'head',
    text: `${mark} ${name}  "${flow.name || flow.id}", ${flow.steps.length} steps`,
  });
  const lines = [
    title('---', names.before, before),
    title('+++', names.after, after),
    ...printDiff(diff),
    ...(behaviour === undefined ? [] : [{ tone: 'plain', text: '' } as const]),
    ...(behaviour === undefined ? [] : printRuns(behaviour)),
  ];
  return `${lines.map((line) => dressed(line, style)).join('\n')}\n`;
}

function dressed({ tone, text }: DiffLine, style: Style): string {
  const safe = plain(text);
  switch (tone) {
    case 'added':
      return style.green(safe);
    case 'removed':
      return style.red(safe);
    case 'changed':
      return style.yellow(safe);
    case 'head':
      return style.bold(safe);
    case 'quiet':
      return style.dim(safe);
    case 'plain':
      return safe;
  }
}
