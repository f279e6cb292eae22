import type { EffectRequest } from '../../../core/engine/outcome.ts';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import type { RunSession } from '../../../hosts/session/run-session.ts';
import type { ShownRun } from '../../store/run-slice.ts';

/** A row of the timeline: a trace entry and the moment it belongs to. */
export interface Row {
  readonly index: number;
  readonly moment: number;
  readonly entry: TraceEntry;
  /** The step it is about; null for the start and the end of the run. */
  readonly step: string | null;
  readonly status: 'ok' | 'error' | 'waiting' | 'info';
  /** What the row says after the step's name. */
  readonly text: string;
}

/** The rows of a run, in order. */
export function rowsOf(session: RunSession): readonly Row[] {
  let moment = 0;
  return session.trace.map((entry, index) => {
    while ((session.moments[moment]?.traced ?? Infinity) <= index) moment += 1;
    return { index, moment, entry, ...wordsOf(entry) };
  });
}

/** Where among the rows the one is that is looked at: of a moment with several its last, unless one is asked for; -1: none. */
export function chosenRow(
  rows: readonly Row[],
  { moment, entry }: Pick<ShownRun, 'moment' | 'entry'>,
): number {
  const asked = entry === null ? undefined : rows[entry];
  return asked?.moment === moment ? asked.index : rows.findLastIndex((row) => row.moment <= moment);
}

function wordsOf(entry: TraceEntry): Pick<Row, 'step' | 'status' | 'text'> {
  switch (entry.type) {
    case 'start':
      return { step: null, status: 'info', text: 'Run begins' };
    case 'show':
      return { step: entry.step, status: 'waiting', text: entry.why };
    case 'request':
      return {
        step: entry.step,
        status: asksPerson(entry.effect) ? 'waiting' : 'info',
        text: entry.why,
      };
    case 'enter':
      return { step: entry.step, status: 'info', text: entry.why };
    case 'step':
      return {
        step: entry.step,
        status: entry.error === undefined ? 'ok' : 'error',
        text: entry.why,
      };
    case 'end':
      return {
        step: null,
        status: entry.status === 'completed' ? 'ok' : 'error',
        text: entry.error === undefined ? 'Run completed' : `Run failed: ${entry.error.message}`,
      };
    case 'ignored':
      return { step: null, status: 'info', text: `Ignored: ${entry.why}` };
  }
}

/** A choice waits for a person as a screen does. */
function asksPerson(effect: EffectRequest): boolean {
  return effect.type === 'choice' && effect.request.unasked !== true;
}
