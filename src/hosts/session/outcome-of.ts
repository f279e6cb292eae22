import type { RunError, RunState } from '../../core/engine/state.ts';

/** How a run ended: an error shown on a screen that nobody answered any more counts as failed. */
export function outcomeOf(state: RunState): {
  readonly outcome: 'completed' | 'failed' | 'waiting';
  readonly error: RunError | null;
} {
  if (state.status === 'completed') return { outcome: 'completed', error: null };
  const error = state.error ?? state.notice;
  return error === null ? { outcome: 'waiting', error } : { outcome: 'failed', error };
}
