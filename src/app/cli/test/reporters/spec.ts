import { chooseAssumptions } from '../../../../core/assumptions/assumptions.ts';
import type { Flow } from '../../../../core/document/schema.ts';
import type { TraceEntry } from '../../../../core/engine/trace.ts';
import { unusedInWords } from '../../../../hosts/session/unused-answers.ts';
import { plain } from '../../plain.ts';
import { reportTrace } from '../../run/report-trace.ts';
import { stepNames } from '../../run/step-names.ts';
import type { Style } from '../../style.ts';
import { coverageLines } from '../flow-coverage.ts';
import type { Counts, FileReport, TestedFlow } from '../report.ts';
import type { ScenarioResult } from '../run-suite.ts';

/**
 * For people: flows with their scenarios; of a failed one what was expected, what was found, and its last steps. Why
 * something could not be read is said on standard error.
 */
export function reportSpec(reports: readonly FileReport[], counts: Counts, style: Style): string {
  const lines = reports.flatMap((report) =>
    'error' in report ? [] : [...describeFlow(report, style), ''],
  );
  return `${[...lines, countLine(counts, style)].join('\n')}\n`;
}

function describeFlow({ file, flow, results, coverage }: TestedFlow, style: Style): string[] {
  const title = `${style.bold(plain(flow.name === '' ? flow.id : flow.name))} ${style.dim(plain(file))}`;
  const lines = [title, ...results.flatMap((result) => describeResult(flow, result, style))];
  if (results.length === 0) lines.push(style.yellow('  - has no scenarios: nothing was tested'));
  if (coverage !== undefined) lines.push(...coverageLines(coverage).map((line) => `  ${line}`));
  return lines;
}

function describeResult(flow: Flow, result: ScenarioResult, style: Style): readonly string[] {
  const name = plain(result.name);
  if (result.type === 'unreadable') {
    return [`  ${style.red('✗')} ${style.red(name)} could not be read`];
  }
  const ms = Math.round(result.durationMs);
  const time = ms === 0 ? '' : style.dim(` ${ms} ms`);
  const unused = result.unused.map(
    (one) => `      ${style.yellow(`! ${plain(unusedInWords(one))}`)}`,
  );
  if (result.failures.length === 0) return [`  ${style.green('✓')} ${name}${time}`, ...unused];
  const lastSteps = reportTrace(
    lastOf(result.summary.trace),
    stepNames(flow),
    chooseAssumptions(flow.assumptions ?? {}),
    style,
  );
  return [
    `  ${style.red('✗')} ${style.red(name)}${time}`,
    ...result.failures.map(({ path, message }) => `      ${plain(path)}: ${plain(message)}`),
    ...unused,
    ...(lastSteps.length === 0 ? [] : [`      ${style.dim('the last steps of the run:')}`]),
    ...lastSteps.filter((line) => line !== '').map((line) => `      ${line}`),
  ];
}

const STEPS_SHOWN = 3;

/** The entries of the last few steps, and whatever came to nothing among them. */
function lastOf(trace: readonly TraceEntry[]): readonly TraceEntry[] {
  const last = trace.findLast((entry) => 'n' in entry);
  const from = (last !== undefined && 'n' in last ? last.n : 0) - STEPS_SHOWN;
  const start = trace.findIndex((entry) => 'n' in entry && entry.n > from);
  return start < 0 ? [] : trace.slice(start);
}

function countLine({ flows, passed, failed, unreadable }: Counts, style: Style): string {
  const parts = [
    passed === 0 ? '0 passed' : style.green(`${passed} passed`),
    failed === 0 ? '0 failed' : style.red(`${failed} failed`),
    ...(unreadable === 0 ? [] : [style.red(`${unreadable} unreadable`)]),
  ];
  return `${parts.join(', ')} in ${flows} ${flows === 1 ? 'flow' : 'flows'}`;
}
