import * as fc from 'fast-check';
import type { Json } from '../json.ts';

/**
 * Random jq programs, and inputs of the few keys they ask for. Only what ends, and no builtin whose text differs
 * between versions of jq.
 */
export function arbitraryJq(): fc.Arbitrary<string> {
  const { program } = fc.letrec<{ program: string; small: string }>((tie) => ({
    small: fc.constantFrom(...SMALL),
    program: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('small'),
      binary(tie('program')),
      around(tie('program')),
      fc.tuple(tie('program'), tie('program')).map(([a, b]) => `(${a} | ${b})`),
      fc.tuple(tie('program'), tie('program')).map(([a, b]) => `(${a}, ${b})`),
      fc
        .tuple(tie('program'), tie('program'), tie('program'))
        .map(([a, b, c]) => `(if ${a} then ${b} else ${c} end)`),
      fc
        .tuple(tie('program'), tie('program'))
        .map(([a, b]) => `(reduce (${a}) as $x (0; [., $x] | ${b}))`),
      fc
        .tuple(tie('program'), tie('program'))
        .map(([a, b]) => `(foreach (${a}) as $x (null; [$x, .]; ${b}))`),
      fc.tuple(tie('program'), tie('program')).map(([a, b]) => `((${a}) as $x | [$x] + [${b}])`),
      fc.tuple(tie('program'), tie('program')).map(([a, b]) => `{"a": (${a}), "b": (${b})}`),
      fc.tuple(tie('program'), tie('program')).map(([a, b]) => `(try (${a}) catch (${b} | type))`),
      fc.tuple(tie('program'), tie('program')).map(([a, b]) => `(def f(g): g, (${a}); f(${b}))`),
      fc.tuple(places(), tie('program')).map(([a, b]) => `([path(${a} | select(${b}))]?)`),
      fc.tuple(places(), tie('program')).map(([a, b]) => `(del(${a} | select(${b}))?)`),
      fc.tuple(places(), tie('program')).map(([a, b]) => `(${a} |= (${b}))`),
      fc.tuple(places(), tie('program')).map(([a, b]) => `(${a} = (${b}))`),
      fc.tuple(places(), tie('program')).map(([a, b]) => `(${a} //= (${b}))`),
    ),
  }));
  return program;
}

/** JSON with the keys `a`, `b` and `c`, small numbers and short texts. */
export function arbitraryJqInput(): fc.Arbitrary<Json> {
  const scalar = fc.constantFrom<Json>(null, true, false, 0, 1, 2, -3, 1.5, '', 'a', 'bc', 'a,b');
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }).map(plain),
    ),
  }));
  return value;
}

const SMALL = [
  '.',
  '.a',
  '.b',
  '.a.b',
  '.a?',
  '.[0]',
  '.[0]?',
  '.[-1]?',
  '.[]',
  '.[]?',
  '.[1:]?',
  '..',
  '.["a"]?',
  '.a[0]?',
  '.[:-1]?',
  '.a[]?',
  '.a.b.c?',
  '0',
  '1',
  '-2',
  '"a"',
  'null',
  'true',
  '[]',
  '{}',
  '[1, 2]',
  '"x\\(.)"',
  'empty',
  'length?',
  'keys?',
  'type',
  'tojson',
  'tostring',
  'not',
  'add?',
  'sort?',
  'unique?',
  'reverse?',
  'flatten?',
  'to_entries?',
  'paths',
  'min?',
  'max?',
  'first?',
  'last?',
  'any?',
  'all?',
  'explode?',
  'ascii_upcase?',
  'tonumber?',
  '@csv?',
  'values',
  'nulls',
  'scalars',
  'arrays',
  'objects',
  'tostream',
  'error',
  'transpose?',
];

function binary(program: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const operators = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', 'and', 'or', '//'];
  return fc
    .tuple(program, fc.constantFrom(...operators), program)
    .map(([a, op, b]) => `(${a} ${op} ${b})`);
}

function around(program: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const forms = [
    '[@]',
    '(@)?',
    '-(@)',
    'map(@)',
    'select(@)',
    '[limit(2; @)]',
    'first(@)',
    'isempty(@)',
    'sort_by(@)?',
    'group_by(@)?',
    'min_by(@)?',
    'max_by(@)?',
    'unique_by(@)?',
    'any(@)?',
    'all(@)?',
    'has(@)?',
    'contains(@)?',
    'index(@)?',
    'split(@)?',
    'join(@)?',
    '[.[]? | @]',
    'with_entries(.value |= (@))?',
    'map_values(@)?',
    'walk(if type == "number" then (@) else . end)?',
    'ltrimstr(@)?',
    '.[@]?',
    '(label $out | @ | ., break $out)',
    'IN(@)',
    '(@ | tojson | fromjson)',
    'inside(@)?',
  ];
  return fc
    .tuple(fc.constantFrom(...forms), program)
    .map(([form, inner]) => form.replaceAll('@', () => inner));
}

function places(): fc.Arbitrary<string> {
  const all = [
    '.a',
    '.[0]',
    '.[]',
    '.a.b',
    '.[1:]',
    '.[-1]',
    '(.a, .b)',
    '..',
    '.[]?',
    '(.a // .b)',
  ];
  return fc.constantFrom(...all);
}

/** Dictionaries of fast-check have no prototype, which shows where whole values are compared. */
function plain(value: Record<string, Json>): Json {
  return { ...value };
}
