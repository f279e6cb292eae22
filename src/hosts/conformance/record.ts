import type { RunSummary } from '../session/run-result.ts';

/**
 * A run as the bytes that have to be the same in every host: one line of JSON per trace entry, then one for what the
 * run came to, its unsigned tokens included.
 */
export function recordOf({ trace, ...summary }: RunSummary): string {
  return [...trace, summary].map((line) => JSON.stringify(line)).join('\n');
}
