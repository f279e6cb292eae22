import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import {
  arbitraryFlawedPattern,
  arbitraryPattern,
  arbitraryPatternText,
} from '../../testing/arbitrary-pattern.ts';
import { textRules } from '../text-rules.ts';
import { readPattern } from './read-pattern.ts';

/** Patterns; each is looked for in four texts where texts matter. */
const PATTERNS = 5_000;
const CASES = { numRuns: PATTERNS };

/** Whether JavaScript finds it, as the vendor's evaluator does: a pattern that is none is never found. */
function inJavaScript(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

function isRe2(pattern: string): boolean {
  try {
    return RE2JS.compile(pattern) instanceof RE2JS;
  } catch {
    return false;
  }
}

const fourTexts = fc.array(arbitraryPatternText, { minLength: 4, maxLength: 4 });

describe('a pattern that JavaScript and RE2 both have', () => {
  test('is found where JavaScript finds it', () => {
    let [found, refused] = [0, 0];
    fc.assert(
      fc.property(arbitraryPattern, fourTexts, (pattern, texts) => {
        for (const text of texts) {
          const ours = textRules.matches(pattern, text);
          const theirs = inJavaScript(pattern, text);
          if ((ours === true) !== theirs) throw new Error(`JavaScript says ${theirs} for ${text}`);
          found += theirs ? 1 : 0;
          refused += typeof ours === 'boolean' ? 0 : 1;
        }
      }),
      CASES,
    );
    expect(found).toBeGreaterThan(PATTERNS / 2);
    expect(refused).toBeLessThan(PATTERNS);
  });

  test('says rightly whether it is found in the empty text', () => {
    fc.assert(
      fc.property(arbitraryPattern, (source) => {
        const pattern = readPattern(source);
        if ('refused' in pattern) return;
        if (pattern.matchesEmpty !== inJavaScript(source, '')) throw new Error('it is not so');
      }),
      CASES,
    );
  });
});

test('what is refused is what RE2 refuses, and what we write for it RE2 takes', () => {
  let refused = 0;
  fc.assert(
    fc.property(arbitraryFlawedPattern, (source) => {
      const pattern = readPattern(source);
      const isRefused = 'refused' in pattern;
      // Machines may be larger there than we let them be.
      fc.pre(!isRefused || !pattern.refused.startsWith('it is too large'));
      if (isRefused === isRe2(source)) throw new Error('RE2 says otherwise');
      if (isRefused) refused += 1;
      else if (!isRe2(pattern.re2)) throw new Error(`RE2 refuses ${pattern.re2}`);
    }),
    CASES,
  );
  expect(refused).toBeGreaterThan(PATTERNS / 10);
  expect(refused).toBeLessThan(PATTERNS * 0.9);
});

test('any text at all is read as a pattern or refused, and RE2 takes what is read', () => {
  const noise = fc.string({
    unit: fc.constantFrom(...'()[]{}|*+?^$.\\-,:<>=!PpQudxkc01239aZ'.split(''), ' ', 'é', '\ud800'),
    maxLength: 10,
  });
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 5 })), (source) => {
      const pattern = readPattern(source);
      if (!('refused' in pattern) && !isRe2(pattern.re2)) {
        throw new Error(`RE2 refuses ${pattern.re2}`);
      }
    }),
    CASES,
  );
});

test.each([
  ['(?=a)b', 'it looks ahead, (?=…), which takes more than linear time'],
  ['a(?!b)', 'it looks ahead, (?!…), which takes more than linear time'],
  ['(?<=a)b', 'it looks behind, (?<=…), which takes more than linear time'],
  ['(?<!a)b', 'it looks behind, (?<!…), which takes more than linear time'],
  ['(a)\\1', 'it refers back, \\1, which takes more than linear time'],
  ['(?<n>a)\\k<n>', 'it refers back, \\k<…>, which takes more than linear time'],
  ['a{1,2000}', 'it repeats a part more than 1,000 times, {1,2000}'],
  ['(a{40}){40}', 'it repeats a part more than 1,000 times, {40}'],
  ['a{3,2}', '{3,2} in it runs backwards'],
  ['(?:a{999}){1}'.repeat(11), 'it is too large with its repeats written out'],
  ['(', 'a ( in it is not closed'],
  ['a)', 'a ) in it closes nothing'],
  ['[a', 'a [ in it is not closed'],
  ['[b-a]', 'it has a range of characters that runs backwards'],
  ['*a', 'it repeats where there is nothing to repeat'],
  ['a**', 'it repeats where there is nothing to repeat'],
  ['^*', 'it repeats where there is nothing to repeat'],
  ['a\\', 'it ends with a backslash'],
  ['(?<n>a)(?<n>b)', 'two groups in it are called n'],
  ['(?x:a)', 'it has a group that is not understood, (?x'],
  ['\\p{Grek}', 'it has a kind of character nobody knows, \\p{Grek}'],
  ['\\pQ', 'it has a kind of character nobody knows, \\pQ'],
  ['\\p{Nobody}', 'it has a kind of character nobody knows, \\p{Nobody}'],
  ['\\x{110000}', 'it names a character that is not there, 110000'],
  ['\\Qa.b\\E', 'it quotes with \\Q: put a backslash before each character instead'],
  [`${'('.repeat(251)}${')'.repeat(251)}`, 'its groups lie more than 250 deep'],
  ['a'.repeat(10_001), 'it has 10001 characters, 10000 is the most'],
])('%# is refused, and says why', (source, refused) => {
  expect(readPattern(source)).toEqual({ refused });
  expect(textRules.matches(source, 'a')).toEqual({ refused });
});

// What only RE2 has, and what both have with another meaning.
test.each<[pattern: string, text: string, found: boolean]>([
  ['(?i)^ANN@', 'ann@example.com', true],
  ['(?i:A)B', 'aB', true],
  ['(?i:A)B', 'ab', false],
  ['(?s)a.b', 'a\nb', true],
  ['(?s:a).b', 'a\nb', false],
  ['(?m)^b$', 'a\nb', true],
  ['(?P<name>a)', 'a', true],
  ['^\\p{Greek}+$', 'αβγ', true],
  ['^\\p{Thai}\\p{Lao}[^\\p{Lu}\\PL]$', 'กກa', true],
  ['^\\pL\\PL$', 'é1', true],
  ['^[[:alpha:]]+$', 'abc', true],
  ['\\Aab\\z', 'ab', true],
  ['^\\x{e9}\\u{e9}$', 'éé', true],
  ['^.$', '😀', true],
  ['^[😀-😂]$', '😁', true],
  ['^a{,2}$', 'a{,2}', true],
  ['^[]a]', 'a', false],
  ['[^]', '\n', true],
])('%s in %j: %s', (pattern, text, found) => {
  expect(textRules.matches(pattern, text)).toBe(found);
});

describe('patterns that hang other engines', () => {
  const text = `${'a'.repeat(50_000)}!`;

  test.each([
    ['(a+)+$', false],
    ['(a|aa)+$', false],
    ['(a*)*b', false],
    ['(.*a){20}$', false],
    ['([a-zA-Z]+)*$', true],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', false],
    ['(?:a?){30}a{30}b', false],
  ])('%s in 50,000 characters is decided at once', (pattern, found) => {
    const from = performance.now();
    expect(textRules.matches(pattern, text)).toBe(found);
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  test('what would still take long is refused', () => {
    expect(textRules.matches('(?:a?){1000}a{1000}$', text)).toEqual({
      refused: 'the text is too long for it, with 50001 characters',
    });
  });
});
