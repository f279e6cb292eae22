import type { Json } from '../json.ts';
import { toFloat, toText } from './coerce.ts';

/*
 * The vendor's published code has these operators for `abTestingKey` alone, which is always a number (descope-js,
 * web-component `conditions.ts`). Any other key is read as a number the way `greater-than` reads it.
 */

/** Whether a number is within `least,most`, both included. A bound that is left out is 0, as in the vendor's code. */
export function isInRange(target: Json | undefined, predicate: Json | undefined): boolean {
  const number = toFloat(target);
  const [least = 0, most = 0] = boundsOf(predicate);
  return number !== null && number >= least && number <= most;
}

/** Whether a number is outside of `least,most`; every number is where that is no range. */
export function isOutOfRange(target: Json | undefined, predicate: Json | undefined): boolean {
  const number = toFloat(target);
  if (number === null) return false;
  const [least, most] = boundsOf(predicate);
  if (least === undefined || most === undefined) return true;
  return Number.isNaN(least) || Number.isNaN(most) || number < least || number > most;
}

/** Whether a number divided by the value leaves nothing over. Nothing is divisible by 0. */
export function isDivisible(target: Json | undefined, predicate: Json | undefined): boolean {
  const number = toFloat(target);
  const divisor = Number(typeof predicate === 'boolean' ? predicate : toText(predicate));
  return number !== null && number % divisor === 0;
}

/** The first two numbers of a list or of text with commas. */
function boundsOf(predicate: Json | undefined): readonly number[] {
  const text = toText(predicate);
  return text === '' ? [] : text.split(',').map(Number);
}
