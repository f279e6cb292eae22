import type { Exploration } from '../../../analysis/explore/explore.ts';
import type { Problem } from '../../../core/problem.ts';
import { plain } from '../plain.ts';
import type { Style } from '../style.ts';

/** A flow that was tried out. */
export interface Explored {
  readonly file: string;
  /** Id of a flow of the document's library; left out: the document itself. */
  readonly flow?: string;
  readonly steps: number;
  readonly problems: readonly Problem[];
  readonly exploration: Exploration;
}

const HEADINGS = [
  'flow',
  'steps',
  'problems',
  'scenarios',
  'done',
  'failed',
  'waiting',
  'tokens',
  'ports',
];

/** A table with a line per flow, and the ports below it that no run took. */
export function reportExplorations(explored: readonly Explored[], style: Style): string {
  const rows = explored.map((one) => {
    const { steps, problems, exploration } = one;
    const { scenarios, outcomes, tokens, coverage } = exploration;
    return [
      titleOf(one),
      ...[
        steps,
        problems.length,
        scenarios.length,
        outcomes.completed,
        outcomes.failed,
        outcomes.waiting,
        tokens,
      ].map(String),
      `${coverage.ports.covered} of ${coverage.ports.total}`,
    ];
  });
  const widths = HEADINGS.map((heading, i) =>
    Math.max(heading.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const missed = explored.flatMap((one) => {
    const { missedPorts } = one.exploration.coverage;
    const ports = missedPorts.map(({ step, port }) => plain(`${step}.${port}`)).join(', ');
    return ports === '' ? [] : [`${style.yellow('not taken')} ${titleOf(one)}: ${ports}`];
  });
  return `${[style.bold(line(HEADINGS)), ...rows.map(line), ...missed].join('\n')}\n`;
}

function titleOf({ file, flow }: Explored): string {
  return plain(flow === undefined ? file : `${file}, ${flow}`);
}
