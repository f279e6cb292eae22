import type { Json } from '../../core/json.ts';
import { plain, shorten } from './plain.ts';

const LONGEST = 80;

/** A value as reports show it: JSON on one line, cut off where it is long; `nothing` where there is none. */
export function showValue(value: Json | undefined, longest = LONGEST): string {
  return value === undefined ? 'nothing' : shorten(plain(JSON.stringify(value)), longest);
}

/** A moment on the run's clock. */
export function showTime(ms: number): string {
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15
    ? new Date(ms).toISOString().replace('.000Z', 'Z')
    : `${ms} ms`;
}
