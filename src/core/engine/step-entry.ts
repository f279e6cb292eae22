import type { Handling } from '../kind/error-handling.ts';
import type { Move } from './move.ts';
import type { Signal } from './outcome.ts';
import type { RunError } from './state.ts';
import type { StepEntryBase, TraceEntry } from './trace.ts';

/** Every step leaves one of these, so what is always there is a literal: V8 makes one in one go. */
export function stepEntry(
  current: Move,
  signal: Signal | null,
  port: string | null,
  to: string | null,
  why: string,
  handled?: Handled,
): TraceEntry {
  const { taken, clock, step, reads, writes, warnings, assumptions } = current;
  const entry: Draft<Extract<TraceEntry, { type: 'step' }>> = {
    type: 'step',
    n: taken,
    at: clock,
    step: step.id,
    kind: step.kind,
    reads,
    why,
    writes,
    port,
    to,
  };
  if (current.stack.length > 0) entry.within = withinOf(current);
  if (warnings.length > 0) entry.warnings = warnings;
  if (assumptions.length > 0) entry.assumptions = assumptions;
  if (signal?.type === 'answer') entry.answer = signal.answer;
  if (handled !== undefined) {
    entry.error = handled.error;
    if (handled.handling !== undefined) entry.handling = handled.handling;
  }
  if (current.made !== null) {
    const { users, tokens, messages, audit, outputs } = current.made;
    if (users.length > 0) entry.users = users;
    if (tokens.length > 0) entry.tokens = tokens;
    if (messages.length > 0) entry.messages = messages;
    if (audit.length > 0) entry.audit = audit;
    if (outputs !== null) entry.outputs = outputs;
  }
  return entry;
}

/** What every entry about a step says. */
export function aboutStep(current: Move, why: string): StepEntryBase {
  const { taken, clock, step, reads, warnings, assumptions } = current;
  return {
    n: taken,
    at: clock,
    step: step.id,
    kind: step.kind,
    ...(current.stack.length > 0 && { within: withinOf(current) }),
    reads,
    why,
    ...(warnings.length > 0 && { warnings }),
    ...(assumptions.length > 0 && { assumptions }),
  };
}

function withinOf({ stack }: Move): readonly string[] {
  return stack.map((frame) => frame.step);
}

/** How an error was handled, for the trace; one of the engine’s own is no named error, and ends the run. */
export interface Handled {
  readonly error: RunError;
  readonly handling?: Handling;
}

type Draft<Entry> = { -readonly [Field in keyof Entry]: Entry[Field] };
