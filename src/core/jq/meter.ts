/**
 * What one evaluation may cost. Evaluation is synchronous and never starts another, so one meter is enough; it counts
 * work rather than time, so that a program ends in the same way on every machine.
 */
const meter: { steps: number; depth: number; paid: Set<string> | null } = {
  steps: 0,
  depth: 0,
  paid: null,
};

/** A step is about one function called, one item made or eight items copied: some tens of nanoseconds. */
const MAX_STEPS = 300_000;
/** In nested parts of programs under way at once: calls within calls, results handed to what follows. */
const MAX_DEPTH = 2_500;
/** So deep a value may nest where a function has to walk all of it. */
const MAX_LEVELS = 300;

/** A bound was reached. No `try` catches it. */
export class JqLimitError extends Error {}

/** Begins an evaluation with a full budget. */
export function startMeter(): void {
  meter.steps = MAX_STEPS;
  meter.depth = 0;
  meter.paid = null;
}

/** What the evaluation has cost so far. */
export function spent(): number {
  return MAX_STEPS - Math.max(meter.steps, 0);
}

/** Pays for work before it is done. */
export function charge(steps: number): void {
  meter.steps -= steps;
  if (meter.steps < 0) {
    throw new JqLimitError('the jq program takes too many steps or makes too much data');
  }
}

/** Pays for something that is remembered: once in an evaluation, whatever earlier ones have left behind. */
export function chargeOnce(what: string, steps: number): void {
  meter.paid ??= new Set();
  if (meter.paid.has(what)) return;
  meter.paid.add(what);
  charge(steps);
}

/** Pays for text that is made or read through. */
export function chargeText(length: number): void {
  charge(1 + length / 32);
}

/** Pays for items that are copied. */
export function chargeItems(count: number): void {
  charge(1 + count / 8);
}

/** Goes down into a part of so many nested parts; {@link leave} with the same number. */
export function enter(height: number): void {
  meter.depth += height;
  if (meter.depth > MAX_DEPTH) throw tooDeep();
}

/** Comes back up. An error caught needs {@link restoreDepth} instead. */
export function leave(height: number): void {
  meter.depth -= height;
}

/** How deep evaluation is; for {@link restoreDepth} where an error is caught. */
export function currentDepth(): number {
  return meter.depth;
}

/** Where an error is caught, those between it and its catcher did not leave. */
export function restoreDepth(depth: number): void {
  meter.depth = depth;
}

/** Checks a level of a value that is being walked, and pays for the visit. */
export function visit(level: number): void {
  if (level > MAX_LEVELS) throw tooDeep();
  charge(1);
}

/** What too much nesting is called, also where the host runs out of stack first. */
export function tooDeep(): JqLimitError {
  return new JqLimitError('the jq program or its data is nested too deeply');
}
