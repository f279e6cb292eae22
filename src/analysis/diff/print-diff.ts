import type { Difference, FlowDiff, ValueChange } from './difference.ts';
import { compareLines, withContext } from './text-lines.ts';
import {
  changeInWords,
  labelInWords,
  subjectInWords,
  summaryInWords,
  toldChanges,
  wireInWords,
} from './words.ts';

/** A line of a printed diff. `tone` says how it may be coloured; the text says the same without. */
export interface DiffLine {
  readonly tone: 'added' | 'removed' | 'changed' | 'head' | 'plain' | 'quiet';
  readonly text: string;
}

/** Lines around those of a text that differ. */
const CONTEXT = 2;
/** Two texts that together are longer than this stand below each other. */
const LONG = 100;

/**
 * A diff as lines for a terminal or a pull request: `+` came, `-` went, `~` is not as it was, `>` leads elsewhere; each
 * change with its place in words, and as a JSON path at the end of its line. The last line is the summary.
 */
export function printDiff({ differences }: FlowDiff): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let within: string | undefined;
  let subject = '';
  for (const one of differences) {
    if (one.within !== within) {
      within = one.within;
      subject = '';
      if (within !== undefined) {
        lines.push({ tone: 'head', text: `In the flow "${within}" of the library` });
      }
    }
    const words = subjectInWords(one);
    // Ports of a step that changed stand below what changed in it.
    const isSame = one.part === 'edge' && one.step !== null && subject === words;
    if (!isSame) lines.push(headOf(one));
    subject = words;
    lines.push(...bodyOf(one));
  }
  return [...lines, { tone: 'head', text: capitalised(summaryInWords(differences)) }];
}

function headOf(one: Difference): DiffLine {
  const words = subjectInWords(one);
  switch (one.type) {
    case 'added':
      return { tone: 'added', text: `+ ${words}` };
    case 'removed':
      return { tone: 'removed', text: `- ${words}` };
    case 'rewired':
      return { tone: 'changed', text: `> ${words}` };
    case 'renamed':
      return { tone: 'changed', text: `~ ${words}, renamed` };
    case 'changed':
      return { tone: 'changed', text: `~ ${words}` };
  }
}

function bodyOf(one: Difference): readonly DiffLine[] {
  if (one.part === 'edge') {
    return [{ tone: 'plain', text: `    ${wireInWords(one.label, one.before, one.after)}` }];
  }
  if (one.part === 'step' && (one.type === 'added' || one.type === 'removed')) {
    const wires = one.wires.map(({ label, to }) => `${label} → "${to}"`);
    return [one.summary, ...wires]
      .filter((text) => text !== '')
      .map((text) => ({ tone: 'quiet', text: `    ${text}` }));
  }
  const { told, more } = toldChanges(one);
  const rest: readonly DiffLine[] =
    more === 0 ? [] : [{ tone: 'quiet', text: `    … and ${more} more` }];
  return [...told.flatMap(linesOfChange), ...rest];
}

/** One change: on one line, or for texts of several lines with the lines that differ. */
export function linesOfChange(change: ValueChange): readonly DiffLine[] {
  const label = labelInWords(change);
  const path = change.path === '' ? '' : `  [${change.path}]`;
  const { before, after } = change;
  const isText = typeof before === 'string' && typeof after === 'string';
  const isLong = isText && (/\n/.test(before + after) || before.length + after.length > LONG);
  if (!isLong || change.beforeText !== undefined) {
    return [{ tone: 'plain', text: `    ${label}: ${changeInWords(change)}${path}` }];
  }
  const lines = withContext(compareLines(before, after), CONTEXT);
  return [
    { tone: 'plain', text: `    ${label}:${path}` },
    ...lines.map((line): DiffLine => {
      if (line === null) return { tone: 'quiet', text: '        …' };
      if (line.type === 'same') return { tone: 'quiet', text: `        ${line.text}`.trimEnd() };
      const mark = line.type === 'added' ? '+' : '-';
      return { tone: line.type, text: `      ${mark} ${line.text}`.trimEnd() };
    }),
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
