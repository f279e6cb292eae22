import { isValidPhoneNumber } from 'libphonenumber-js/min';
import { RE2JS } from 're2js';
import isEmail from 'validator/lib/isEmail.js';
import type { Charge, PatternMatch, Tools } from '../engine/tools.ts';
import { readPattern } from './pattern/read-pattern.ts';

/*
 * Large: no other file of core imports this one. Hosts load it before a run and lend it to the engine.
 */

/** The rules about text that take a library: `matches`, `is-email`, `is-phone`. */
export const textRules: Pick<Tools, 'matches' | 'isEmail' | 'isPhone'> = {
  matches: matchesPattern,
  // No address is longer than 254 octets (RFC 5321 §4.5.3.1.3), no number in international form than 15 digits and what
  // stands between them (E.164).
  isEmail: (text) => text.length <= 254 && !HALF_A_CHARACTER.test(text) && isEmail(text),
  isPhone: (text) => text.length <= 40 && isValidPhoneNumber(text),
};

/** The library throws for these. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** The most of states times characters: some tenths of a second where every state is alive at every one. Ours. */
const MAX_WORK = 8_000_000;

/** How many of them, and what part of making a pattern's machine, cost about as much as a step of jq. */
const WORK_PER_STEP = 20;
const STEPS_PER_CHARACTER = 40;

function matchesPattern(source: string, text: string, charge: Charge = () => {}): PatternMatch {
  // Whether or not it is known already: the count has to be the same in every host.
  charge(source.length * STEPS_PER_CHARACTER);
  const pattern = compiled(source);
  if ('refused' in pattern) return pattern;
  const work = pattern.size * text.length;
  if (work > MAX_WORK) {
    return { refused: `the text is too long for it, with ${text.length} characters` };
  }
  charge(work / WORK_PER_STEP);
  return pattern.machine.test(text);
}

type Compiled = { readonly machine: RE2JS; readonly size: number } | { readonly refused: string };

const CACHE_LIMIT = 200;
const cache = new Map<string, Compiled>();

function compiled(source: string): Compiled {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const pattern = compile(source);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(source, pattern);
  return pattern;
}

function compile(source: string): Compiled {
  const pattern = readPattern(source);
  if ('refused' in pattern) return pattern;
  try {
    return { machine: RE2JS.compile(pattern.re2), size: pattern.size };
  } catch (error) {
    return { refused: `RE2 says: ${error instanceof Error ? error.message : String(error)}` };
  }
}
