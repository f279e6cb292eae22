import { coverage } from '../../../analysis/coverage.ts';
import type { Coverage } from '../../../analysis/coverage.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { registry } from '../../../steps/registry.ts';
import { plain } from '../plain.ts';
import type { ScenarioResult } from './run-suite.ts';

/** Which ports of a flow the runs of its scenarios took, and which named errors they met. */
export function coverageOf(flow: Flow, results: readonly ScenarioResult[]): Coverage {
  const traces = results.flatMap((result) => (result.type === 'ran' ? [result.summary.trace] : []));
  return coverage(flow, registry, traces);
}

/**
 * `7 of 9 ports covered (78 %); not taken: check.request_error, active.ELSE`, and the same of the named errors, which
 * need no port to be met.
 */
export function coverageLines({
  ports,
  missedPorts,
  errors,
  missedErrors,
}: Coverage): readonly string[] {
  const lines = [
    ports.total === 0
      ? 'no ports to cover'
      : `${share(ports, 'ports covered')}${list(
          'not taken',
          missedPorts.map(({ step, port }) => `${step}.${port}`),
        )}`,
  ];
  if (errors.total === 0) return lines;
  const missed = missedErrors.map(({ step, error }) => `${step}.${error}`);
  return [...lines, `${share(errors, 'named errors met')}${list('not met', missed)}`];
}

function share({ covered, total }: Coverage['ports'], what: string): string {
  return `${covered} of ${total} ${what} (${Math.floor((covered / total) * 100)} %)`;
}

function list(what: string, missed: readonly string[]): string {
  return missed.length === 0 ? '' : `; ${what}: ${missed.map((one) => plain(one)).join(', ')}`;
}
