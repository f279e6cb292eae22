import type { AssumptionChoices } from '../../../core/assumptions/assumptions.ts';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import { plain } from '../plain.ts';
import { showTime } from '../show-value.ts';
import type { Style } from '../style.ts';
import { listOfAssumptions, reportStep } from './report-step.ts';
import type { StepEntry } from './report-step.ts';

/** The most that is shown from the beginning, and from the end. */
const SHOWN = 100;

/**
 * A trace for people: a block of lines for each step executed, in order, with a blank line after it. Of a run that went
 * round in circles the middle is left out.
 */
export function reportTrace(
  trace: readonly TraceEntry[],
  nameOf: (id: string) => string,
  choices: AssumptionChoices,
  style: Style,
): readonly string[] {
  const blocks = inBlocks(trace);
  const report = (some: readonly Block[]): readonly string[] =>
    some.flatMap((block) =>
      Array.isArray(block)
        ? [...reportStep(block, nameOf, choices, style), '']
        : reportOther(block, choices, style),
    );
  const leftOut = blocks.length - 2 * SHOWN;
  if (leftOut <= 0) return report(blocks);
  return [
    ...report(blocks.slice(0, SHOWN)),
    style.yellow(`     … ${leftOut} more steps, all of them with --json …`),
    '',
    ...report(blocks.slice(-SHOWN)),
  ];
}

type Block = [StepEntry, ...StepEntry[]] | Exclude<TraceEntry, StepEntry>;

/** What one execution of a step left behind stands together: shown and pressed, asked and answered. */
function inBlocks(trace: readonly TraceEntry[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const entry of trace) {
    if (entry.type === 'start' || entry.type === 'end' || entry.type === 'ignored') {
      blocks.push(entry);
      continue;
    }
    const last = blocks.findLast((block) => Array.isArray(block));
    if (last?.[0].n === entry.n) last.push(entry);
    else blocks.push([entry]);
  }
  return blocks;
}

function reportOther(
  entry: Exclude<TraceEntry, StepEntry>,
  choices: AssumptionChoices,
  style: Style,
): readonly string[] {
  switch (entry.type) {
    case 'start':
      return [style.dim(`${showTime(entry.at)} on the run’s clock, seed ${entry.seed >>> 0}`), ''];
    case 'ignored':
      return [style.yellow(`  ! ${plain(`${entry.event}: ${entry.why}`)}`), ''];
    case 'end':
      return entry.assumptions === undefined
        ? []
        : [`     ${style.dim('assumes')}  ${listOfAssumptions(entry.assumptions, choices)}`, ''];
  }
}
