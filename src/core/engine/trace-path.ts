import type { TraceEntry } from './trace.ts';

/** Each step once per execution, those of a flow that was entered as `outer/inner`: a screen that waits counts when it is shown, an answer does not count again. */
export function pathOfTrace(trace: readonly TraceEntry[]): readonly string[] {
  const path: string[] = [];
  let last = 0;
  for (const entry of trace) {
    if (
      (entry.type === 'step' ||
        entry.type === 'show' ||
        entry.type === 'request' ||
        entry.type === 'enter') &&
      entry.n > last
    ) {
      path.push([...(entry.within ?? []), entry.step].join('/'));
      last = entry.n;
    }
  }
  return path;
}
