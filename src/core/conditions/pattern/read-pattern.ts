import { Refusal } from './refusal.ts';
import { PatternReader } from './pattern-reader.ts';

/** A pattern written in RE2's syntax, or why it can't be used: completes "The pattern … can't be used: it …". */
export type Pattern =
  | {
      readonly re2: string;
      /** About how many states a machine for it has. */
      readonly size: number;
      /** Whether it is found in the empty text. */
      readonly matchesEmpty: boolean;
    }
  | { readonly refused: string };

/** The most characters of a pattern: ours. */
const MAX_PATTERN = 10_000;

/**
 * Reads the pattern of a `matches` rule, and says whether it can be used, without the library that runs it. A pattern
 * means what it means in the vendor's published evaluator, `new RegExp(pattern)`, and is rewritten for RE2 so that it
 * takes linear time. What RE2 can't do is refused: lookaround, backreferences, more than 1,000 repeats. What only RE2
 * has and the vendor's server presumably understands works as well: `(?i)`, `\p{Greek}`, `[[:alpha:]]`, `\A`, `\z`.
 * Sources: facts/descope.md §1.5; https://github.com/google/re2/wiki/Syntax.
 *
 * @example readPattern('^\\d+$') // { re2: '^[\\d]+$', size: 3, matchesEmpty: false }
 * @example readPattern('(?=a)') // { refused: 'it looks ahead, (?=…), which takes more than linear time' }
 */
export function readPattern(source: string): Pattern {
  if (source.length > MAX_PATTERN) {
    return { refused: `it has ${source.length} characters, ${MAX_PATTERN} is the most` };
  }
  try {
    const { text, size, empty } = new PatternReader(source).whole();
    return { re2: text, size, matchesEmpty: empty };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
