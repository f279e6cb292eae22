import type { FlowmintError } from '../../../../core/error.ts';
import { unusedInWords } from '../../../../hosts/session/unused-answers.ts';
import type { Counts, FileReport } from '../report.ts';
import type { ScenarioResult } from '../run-suite.ts';

/** For programs: everything, with durations in milliseconds. */
export function reportJson(reports: readonly FileReport[], counts: Counts): string {
  const flows = reports.map((report) => {
    if ('error' in report) return { file: report.file, unreadable: describe(report.error) };
    const { file, flow, results, coverage } = report;
    return {
      file,
      id: flow.id,
      name: flow.name,
      scenarios: results.map(describeResult),
      ...(coverage !== undefined && { coverage }),
    };
  });
  return `${JSON.stringify({ flows, counts }, null, 2)}\n`;
}

function describeResult(result: ScenarioResult) {
  const { name } = result;
  if (result.type === 'unreadable') return { name, unreadable: describe(result.error) };
  const { failures, durationMs, summary, unused } = result;
  const { outcome, error, path, trace } = summary;
  const passed = failures.length === 0;
  return {
    name,
    passed,
    durationMs,
    outcome,
    ...(error !== undefined && { error }),
    path,
    ...(unused.length > 0 && { warnings: unused.map(unusedInWords) }),
    ...(!passed && { failures, trace }),
  };
}

function describe({ code, path, message }: FlowmintError) {
  return { code, ...(path !== undefined && { path }), message };
}
