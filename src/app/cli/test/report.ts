import type { Flow } from '../../../core/document/schema.ts';
import type { FlowmintError } from '../../../core/error.ts';
import type { Style } from '../style.ts';
import type { Coverage } from '../../../analysis/coverage.ts';
import type { ScenarioResult } from './run-suite.ts';

/** A flow whose scenarios ran. */
export interface TestedFlow {
  readonly file: string;
  readonly flow: Flow;
  readonly results: readonly ScenarioResult[];
  /** Only where it was asked for. */
  readonly coverage?: Coverage;
}

/** What `flowmint test` has to say of one file. */
export type FileReport = TestedFlow | { readonly file: string; readonly error: FlowmintError };

/** Everything counted. */
export interface Counts {
  readonly flows: number;
  readonly passed: number;
  readonly failed: number;
  /** Files and scenarios that could not be read. */
  readonly unreadable: number;
}

/** Turns what was found into text for standard output. */
export type Reporter = (reports: readonly FileReport[], counts: Counts, style: Style) => string;

/** Counts files, and scenarios by how they ended. */
export function countResults(reports: readonly FileReport[]): Counts {
  let [flows, passed, failed, unreadable] = [0, 0, 0, 0];
  for (const report of reports) {
    if ('error' in report) {
      unreadable += 1;
      continue;
    }
    flows += 1;
    for (const result of report.results) {
      if (result.type === 'unreadable') unreadable += 1;
      else if (result.failures.length > 0) failed += 1;
      else passed += 1;
    }
  }
  return { flows, passed, failed, unreadable };
}
