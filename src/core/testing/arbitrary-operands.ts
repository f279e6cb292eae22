import * as fc from 'fast-check';
import type { Json } from '../json.ts';

/** Texts that read nearly like something else: numbers, truth values, lists, blanks, characters beyond U+FFFF. */
const TEXTS = [
  '',
  ' ',
  '\t\n',
  '0',
  '-0',
  '1',
  '01',
  ' 12.5 ',
  '1e3',
  '0x10',
  '0b11',
  '1_000',
  '1,5',
  '1,10',
  ',',
  'a,b',
  'a, b',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e400',
  '9007199254740993',
  'true',
  'false',
  'True',
  ' true',
  'null',
  'undefined',
  '[object Object]',
  'a',
  'A',
  'ab',
  'b',
  'é',
  'e\u0301',
  '😀',
  '\ud83d',
  'ſ',
  '\u00a0',
  '\u2028',
  '\ufeff',
  'x'.repeat(99),
] as const;

const NUMBERS = [
  0, -0, 1, -1, 2, 10, 12.5, 0.1, 0.30000000000000004, 1e21, 1e-7, 1e308, 5e-324, 9007199254740991,
  -2.5, 16, 1000,
] as const;

const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Json>(...TEXTS) },
  { weight: 4, arbitrary: fc.constantFrom<Json>(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<Json>(true, false, null) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
);

const list = fc.array(scalar, { maxLength: 3 });
const object = fc.dictionary(fc.constantFrom('a', 'length', '0', 'constructor'), scalar, {
  maxKeys: 2,
  noNullPrototype: true,
});

/** What a rule may compare: any JSON value and nothing, with those in front that coercions tell apart. */
export const arbitraryOperand: fc.Arbitrary<Json | undefined> = fc.oneof(
  { weight: 12, arbitrary: scalar },
  { weight: 3, arbitrary: list },
  { weight: 1, arbitrary: object },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, list, object), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/**
 * Two operands that have something to do with each other often enough: the same value, its text, the same reference
 * inside of a list, or text around it.
 */
export const arbitraryOperands: fc.Arbitrary<readonly [Json | undefined, Json | undefined]> =
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(arbitraryOperand, arbitraryOperand) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(arbitraryOperand, arbitraryOperand, fc.nat(5))
        .map(([a, b, how]) => related(a, b, how)),
    },
  );

function related(
  a: Json | undefined,
  b: Json | undefined,
  how: number,
): readonly [Json | undefined, Json | undefined] {
  const text = typeof a === 'object' ? JSON.stringify(a) : String(a);
  const lists: readonly Json[] = [b ?? null, a ?? null];
  switch (how) {
    case 0:
      return [a, a];
    case 1:
      return [a, text];
    case 2:
      return [a, lists];
    case 3:
      return [lists, a];
    case 4:
      return [`x${text}y`, a];
    default:
      return [a, `${text},${JSON.stringify(b)}`];
  }
}
