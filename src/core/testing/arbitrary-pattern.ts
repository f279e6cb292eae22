import * as fc from 'fast-check';

/** Characters of patterns and of the texts they are looked for in: few, so that they meet. */
const LETTERS = ['a', 'b', 'c', 'A', '1', '2', '_', '-', ' ', '@', 'é', '\n', '\u00a0'] as const;

/** A text that a pattern may be found in. */
export const arbitraryPatternText: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...LETTERS),
  maxLength: 12,
});

const plain = oneOf('a b c A 1 2 _ @ é - / ,', ' ');
const escaped = oneOf(
  String.raw`\. \- \\ \$ \( \/ \n \t \x61 \u0062 \u00e9 \cJ \0 \d \D \w \W \s \S`,
);
const place = oneOf(String.raw`^ $ \b \B`);
const inBrackets = oneOf(
  String.raw`a b 1 @ . $ ( | [ é \] \- \b ^ a-c 0-9 A-Z \d \D \w \W \s \S - \d- !-~`,
);
const brackets = fc
  .tuple(fc.constantFrom('', '^'), fc.array(inBrackets, { maxLength: 3 }))
  .map(([negated, items]) => `[${negated}${items.join('')}]`);
const count = oneOf('* + ? *? +? ?? {2} {0} {1,} {0,2} {1,3}? {02}', '', '', '');

const shared = oneOf(String.raw`\d \W \. [a-c] [^\d] . (?i:a) \pL \p{Greek}`);
const flaw = oneOf(
  String.raw`(?=a) (?!a) (?<=a) (?<!a) (?:\1) (?:\2) (?P=name) (?>a) (?#x) ( ) (?<>a) (?-) [c-a] \p{Nobody} a** a{2}{2}`,
);
const largeCount = oneOf('{1,2000} {1000} {1001} {400} {501,} {2,1} {0,1000}');

/** One of the words, or of what can't stand among them. */
function oneOf(words: string, ...others: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...words.split(' '), ...others);
}

/** How a pattern is built from smaller ones; what goes beyond JavaScript and RE2 together comes from outside. */
function patternWith(
  atom: fc.Arbitrary<string>,
  counts: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const { pattern } = fc.letrec<{ pattern: string; sequence: string; part: string }>((tie) => ({
    pattern: fc.oneof(
      { weight: 3, arbitrary: tie('sequence') },
      {
        weight: 1,
        arbitrary: fc.tuple(tie('sequence'), tie('sequence')).map((all) => all.join('|')),
      },
    ),
    sequence: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: fc.tuple(atom, counts).map((all) => all.join('')) },
      { weight: 1, arbitrary: place },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('(', '(?:', '(?<name>'), tie('pattern'), counts)
          .map(([open, inner, times]) => `${open}${inner})${times}`),
      },
    ),
  }));
  return pattern;
}

/** Patterns that JavaScript and RE2 both have, now and then with a name used twice. */
export const arbitraryPattern: fc.Arbitrary<string> = patternWith(
  fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 2, arbitrary: escaped },
    { weight: 2, arbitrary: brackets },
    { weight: 1, arbitrary: fc.constant('.') },
  ),
  count,
);

/**
 * Patterns in the syntax that both readers of patterns, ours and RE2's own, take the same way; many of them are
 * refused: what takes more than linear time, counts that are too large, what is not closed, not opened or not known.
 */
export const arbitraryFlawedPattern: fc.Arbitrary<string> = fc
  .tuple(
    patternWith(
      fc.oneof(
        { weight: 6, arbitrary: plain },
        { weight: 2, arbitrary: shared },
        { weight: 1, arbitrary: flaw },
      ),
      fc.oneof(
        { weight: 5, arbitrary: oneOf('* +? {2} {3,} {10}', '') },
        { weight: 1, arbitrary: largeCount },
      ),
    ),
    fc.constantFrom('', '', '', '', '', '', '', '', '[', '[^a-', '\\', '(?', '(?<'),
  )
  .map((all) => all.join(''));
