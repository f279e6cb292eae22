import type { Json } from '../json.ts';
import { charge } from './meter.ts';
import { shortText } from './json-text.ts';

/**
 * An error of a jq program, with any value, as `error` raises it and `try` catches it. There is only one instance: an
 * error is nothing exceptional to a program, and the host would spend more on its stack than on all that led to it.
 * Whoever catches it takes its value at once.
 */
class JqError extends Error {
  value: Json = null;
  /**
   * The attempts, innermost last, that it passes through without being theirs, since it is from what takes their
   * results. Emptied on the way out.
   */
  readonly passes: object[] = [];
}

/** `break`, on its way to its label; one instance as well. */
class JqBreak extends Error {
  label: object | null = null;
}

const raised = new JqError('a jq program raised an error');
const broken = new JqBreak('break');

/** The error to throw for a value. */
export function jqError(value: Json): Error {
  charge(10);
  raised.value = value;
  raised.passes.length = 0;
  return raised;
}

/** What to throw to leave everything up to a label. */
export function jqBreak(label: object): Error {
  charge(10);
  broken.label = label;
  return broken;
}

/** Whether what was caught is a program's error. */
export function isJqError(error: unknown): error is JqError {
  return error === raised;
}

/** Whether what was caught is a `break` to this label. */
export function isBreakTo(label: object, error: unknown): boolean {
  return error === broken && broken.label === label;
}

/** An error that no `try` caught, in words. */
export function messageOf(value: Json): string {
  return typeof value === 'string' ? value : `${shortText(value)} (not a text)`;
}
