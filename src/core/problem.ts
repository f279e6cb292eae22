import type { JsonObject } from './json.ts';

/** How bad a problem is: an error breaks a run, a warning may surprise, info is advice. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Something wrong with a flow, found without running it: data, never thrown. `code` is stable and kebab-case; `path`
 * is the JSON path in the document (`steps[2].config.endpoint`); `step` the step it belongs to.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  readonly step: string | null;
  /** Says which step, which path, and what to do. */
  readonly message: string;
  /** What mends it, where that can be said. */
  readonly fix?: Fix;
}

/** An edit that mends a problem: the settings a step gets, and what the button that does it says. */
export interface Fix {
  readonly label: string;
  readonly step: string;
  readonly config: JsonObject;
}
