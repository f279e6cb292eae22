import { DATES } from './dates.ts';
import { COLLECTIONS } from './functions-collections.ts';
import { MATH } from './functions-math.ts';
import { TEXTS } from './functions-text.ts';
import type { Pure } from './product.ts';
import { matchAll, patternParts } from './regex.ts';

/** The builtins that are functions of values, by name and number of arguments. */
export const FUNCTIONS: ReadonlyMap<string, Pure> = new Map<string, Pure>([
  ...COLLECTIONS,
  ...TEXTS,
  ...MATH,
  ...DATES,
  [
    '_match/3',
    (value, re = null, flags = null, isTest = null) => matchAll(value, re, flags, isTest),
  ],
  ['_pattern/0', patternParts],
]);

/** What jq has and a program in a flow can't have, and why. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ...['input/0', 'inputs/0', 'input_line_number/0'].map((key) => {
    return [key, `${key.slice(0, -2)} is not to be had: there is one input, which is .`] as const;
  }),
  ...['halt/0', 'halt_error/0', 'halt_error/1'].map((key) => {
    return [key, `${key.slice(0, -2)} is not to be had: a program can't end the run`] as const;
  }),
]);
