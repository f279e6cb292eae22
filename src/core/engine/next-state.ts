import type { AssumptionId } from '../assumptions/table.ts';
import type { Move } from './move.ts';
import type { ScreenView } from './outcome.ts';
import type { Effect, RunError, RunState } from './state.ts';
import type { TraceEntry } from './trace.ts';

/** The next state, the effects a host has to perform, and what to append to the trace. */
export type Transition = readonly [
  state: RunState,
  effects: readonly Effect[],
  entries: readonly TraceEntry[],
];

/**
 * The state with everything the move changed. It names every field because this is the engine's hottest line: V8 makes
 * a literal in one go, but overrides the fields of a spread object one by one.
 */
export function after(state: RunState, current: Move, place: Place): RunState {
  const { status, step, screen, notice, view, effect } = place;
  return {
    status,
    step,
    taken: current.taken,
    clock: current.clock,
    random: current.random,
    context: current.context,
    overlay: current.overlay,
    extra: current.extra,
    session: current.session,
    screen: screen ?? state.screen,
    notice: notice !== undefined ? notice : state.view === null ? state.notice : null,
    view: view ?? null,
    effect: effect ?? null,
    effects: effect?.id ?? state.effects,
    tokens: current.issued,
    weight: current.weight,
    error: state.error,
  };
}

/** Where a run goes after a move, and what is different there. */
export interface Place {
  readonly status: RunState['status'];
  readonly step: string | null;
  readonly screen?: string;
  readonly notice?: RunError | null;
  readonly view?: ScreenView;
  readonly effect?: Effect;
}

/** Ends the run by this error, after the entries given; `assumptions` are those that ended it. */
export function fail(
  state: RunState,
  error: RunError,
  entries: readonly TraceEntry[] = [],
  assumptions: readonly AssumptionId[] = [],
): Transition {
  const end: TraceEntry = {
    type: 'end',
    at: state.clock,
    status: 'failed',
    error,
    ...(assumptions.length > 0 && { assumptions }),
  };
  return [
    { ...state, status: 'failed', view: null, effect: null, notice: null, error },
    [],
    [...entries, end],
  ];
}

/** The error of a run that grew past its limits, at this step. */
export function tooLarge(step: string | null): RunError {
  return { type: 'value-too-large', message: 'A value grew past what a run may hold.', step };
}

/** The error of a run in which this step took more work than one may. */
export function tooMuchWork(step: string): RunError {
  const message =
    'The patterns, jq programs and values of this step take more work than one step may do.';
  return { type: 'work-budget', message, step };
}

/** Changes nothing, and says why in the trace. */
export function ignore(state: RunState, event: { readonly type: string }, why: string): Transition {
  return [state, [], [{ type: 'ignored', at: state.clock, event: event.type, why }]];
}

/** The state as it is, but for the step that was counted: for moves that come to nothing. */
export function counted(state: RunState, { taken }: Move): RunState {
  return state.taken === taken ? state : { ...state, taken };
}
