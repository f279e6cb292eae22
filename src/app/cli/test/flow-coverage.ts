import { coverage } from '../../../analysis/coverage.ts';
import type { Coverage } from '../../../analysis/coverage.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { registry } from '../../../steps/registry.ts';
import { plain } from '../plain.ts';
import type { ScenarioResult } from './run-suite.ts';

/** Which ports of a flow the runs of its scenarios took. */
export function coverageOf(flow: Flow, results: readonly ScenarioResult[]): Coverage {
  const traces = results.flatMap((result) => (result.type === 'ran' ? [result.summary.trace] : []));
  return coverage(flow, registry, traces);
}

/** `7 of 9 ports covered (78 %); not taken: check.request_error, active.ELSE` */
export function coverageLine({ ports, missedPorts }: Coverage): string {
  const { covered, total } = ports;
  if (total === 0) return 'no ports to cover';
  const share = `${covered} of ${total} ports covered (${Math.floor((covered / total) * 100)} %)`;
  const missed = missedPorts.map(({ step, port }) => plain(`${step}.${port}`));
  return missed.length === 0 ? share : `${share}; not taken: ${missed.join(', ')}`;
}
