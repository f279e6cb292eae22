import { isHttpAnswer } from '../../core/mocks/http.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import type { RunState } from '../../core/engine/state.ts';
import { isOver } from '../../core/engine/state.ts';
import { momentOf } from '../store/run-slice.ts';
import type { ShownRun } from '../store/run-slice.ts';
import { START, edgeId } from './graph.ts';

/**
 * How a step stands in the run: `running` while its request is out, `waiting` for a person, `next` when its turn comes,
 * `visited` when it was left, `failed` when the run broke there, `faded` when the run is over and never came by.
 */
export type StepStatus = 'running' | 'waiting' | 'next' | 'visited' | 'failed' | 'faded';

export interface StepRun {
  readonly status: StepStatus;
  /** How often it was left. */
  readonly times: number;
  /** Milliseconds of the run's clock its last request took. */
  readonly took: number | null;
  /** Its last answer came from a mock. */
  readonly mocked: boolean;
  /** It had an error, handled or not. */
  readonly error: string | null;
}

export type EdgeStatus = 'visited' | 'faded';

interface RunView {
  readonly steps: ReadonlyMap<string, StepRun>;
  readonly edges: ReadonlyMap<string, EdgeStatus>;
  /** The edge that this very moment took. */
  readonly taken: string | null;
  /** The step it has come to. */
  readonly at: string | null;
  /** What everything that the run did not meet looks like. */
  readonly rest: 'faded' | null;
}

const views = new WeakMap<ShownRun, RunView>();
const FADED: StepRun = { status: 'faded', times: 0, took: null, mocked: false, error: null };

/** How a step looks at the moment shown; null: as ever. The same object as long as the run is. */
export function stepRun(run: ShownRun | null, step: string): StepRun | null {
  if (run === null) return null;
  const view = viewOf(run);
  return view.steps.get(step) ?? (view.rest === null ? null : FADED);
}

/** How an edge looks at the moment shown; null: as ever. */
export function edgeStatus(run: ShownRun | null, id: string): EdgeStatus | null {
  if (run === null) return null;
  const view = viewOf(run);
  return view.edges.get(id) ?? view.rest;
}

/** The edge that was taken at the moment shown; null where that moment took none. */
export function edgeTaken(run: ShownRun): string | null {
  return viewOf(run).taken;
}

/** The step that a run has come to at the moment shown, or ended at; null before the first. */
export function stepAt(run: ShownRun): string | null {
  return viewOf(run).at;
}

function viewOf(run: ShownRun): RunView {
  const known = views.get(run);
  if (known !== undefined) return known;
  const view = fold(run);
  views.set(run, view);
  return view;
}

function fold(run: ShownRun): RunView {
  const { state, trace } = momentOf(run);
  const steps = new Map<string, StepRun>();
  const edges = new Map<string, EdgeStatus>();
  let taken: string | null = null;
  let at: string | null = null;
  for (const entry of trace) {
    taken = null;
    if (entry.type === 'start' && entry.step !== null) taken = edgeId({ from: START, port: '' });
    if (entry.type === 'step' && entry.within === undefined) {
      steps.set(entry.step, left(entry, steps.get(entry.step)));
      at = entry.step;
      const { step: from, port, to } = entry;
      if (port !== null && to !== null) taken = edgeId({ from, port });
    }
    if (entry.type === 'end' && entry.error !== undefined) {
      const { message } = entry.error;
      const step = outermost(state) ?? entry.error.step;
      if (step !== null) {
        at = step;
        steps.set(step, { ...FADED, ...steps.get(step), status: 'failed', error: message });
      }
    }
    if (taken !== null) edges.set(taken, 'visited');
  }
  const over = isOver(state);
  const here = outermost(state) ?? state.step;
  if (!over && here !== null) {
    at = here;
    const before = steps.get(here);
    const status =
      state.status === 'waiting' ? 'waiting' : state.status === 'performing' ? 'running' : 'next';
    steps.set(here, { ...FADED, ...before, status });
  }
  return { steps, edges, taken, at, rest: over ? 'faded' : null };
}

/** The step that entered another flow, where one is under way. */
function outermost({ extra }: RunState): string | undefined {
  return extra.stack[0]?.step;
}

function left(entry: TraceEntry & { type: 'step' }, before: StepRun | undefined): StepRun {
  const { answer, error, port } = entry;
  return {
    status: error !== undefined && port === null ? 'failed' : 'visited',
    times: (before?.times ?? 0) + 1,
    took: isHttpAnswer(answer) ? answer.elapsedMs : null,
    mocked: isHttpAnswer(answer) && answer.mock !== null,
    error: error?.message ?? null,
  };
}
