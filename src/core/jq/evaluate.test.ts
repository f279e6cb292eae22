import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { allResults, evaluateJq, jqSyntaxProblem } from './evaluate.ts';

describe('the first result', () => {
  const input: Json = { a: { b: [{ c: 7 }, { c: 8 }] } };
  test.each<[program: string, value: Json | undefined]>([
    ['.a.b[0].c', 7],
    ['empty', undefined],
    ['', input],
    ['# only a comment\n.a.b[1] # and one more', { c: 8 }],
    ['first(.a.b[].c, (null | error))', 7],
    ['.a.b | map(.c) | add', 15],
    ['nan', null],
    ['[infinite, -infinite, -0]', [Number.MAX_VALUE, -Number.MAX_VALUE, 0]],
    ['$ENV', {}],
    ['env', {}],
  ])('of %s', (program, value) => {
    expect(evaluateJq(program, input)).toEqual({ ok: true, value });
  });

  test.each<[program: string, list: Json | string]>([
    ['.a.b[].c', [7, 8]],
    ['.a.b[] | select(.c > 6) | .c', [7, 8]],
    ['7, empty, 8', [7, 8]],
    ['7, error("later")', 'later'],
    ['7, (def f: f; f)', 'the jq program or its data is nested too deeply'],
    ['7, repeat(8)', 'the jq program takes too many steps or makes too much data'],
  ])(
    'of the several of %s stands whatever follows it, unless a list is wanted',
    (program, list) => {
      expect(evaluateJq(program, input)).toEqual({ ok: true, value: 7, several: true });
      expect(evaluateJq(program, input, { several: 'list' })).toEqual(
        typeof list === 'string'
          ? { ok: false, error: list }
          : { ok: true, value: list, several: true },
      );
    },
  );

  test.each<[program: string, value: Json | undefined]>([
    ['.a.b[0].c', 7],
    ['.a.b[] | select(.c > 7) | .c', 8],
    ['[.a.b[].c]', [7, 8]],
    ['empty', undefined],
    ['first(.a.b[].c)', 7],
  ])('is no list where it is the only one: %s', (program, value) => {
    expect(evaluateJq(program, input, { several: 'list' })).toEqual({ ok: true, value });
  });

  test('is what stands in the input, not a copy', () => {
    const answer = evaluateJq('.a.b', input);
    expect(answer.ok && answer.value).toBe((input as { a: { b: Json } }).a.b);
  });

  test('does not change the input, nor anything it inherits', () => {
    const before = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as Json;
    const after = evaluateJq(
      '.["__proto__"].y = 5 | .constructor |= . + 1 | .toString = 1',
      before,
    );
    expect(JSON.stringify(before)).toBe('{"__proto__":{"x":1},"constructor":2}');
    expect(JSON.stringify(after)).toBe(
      '{"ok":true,"value":{"__proto__":{"x":1,"y":5},"constructor":3,"toString":1}}',
    );
    expect(evaluateJq('.toString | .constructor', {})).toEqual({ ok: true, value: null });
    expect(evaluateJq('.constructor', {})).toEqual({ ok: true, value: null });
    expect('y' in {}).toBe(false);
  });
});

describe('an error', () => {
  test.each([
    ['.a.b', 'Cannot index number with string "b"'],
    ['error("why")', 'why'],
    ['error({code: 1})', '{"code":1} (not a text)'],
    ['.a | keys', 'number (1) has no keys'],
    ['{} + 1', 'object ({}) and number (1) cannot be added'],
    [
      '"a(?=b)" as $re | "ab" | test($re)',
      'a(?=b) is no pattern of RE2: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
    ],
    ['.[', 'a term expected, found the end of the program (column 3)'],
    ['.a |\n  frobnicate(1; 2)', 'frobnicate/2 is not defined (line 2, column 3)'],
    ['1 | $x', '$x is not defined (column 5)'],
    ['"open', 'this text has no closing quote (column 1)'],
    ['.a = 1 = 2', 'brackets expected, since these operators do not chain, found = (column 8)'],
    ['@nothing', '@nothing is no format (column 1)'],
    ['input', 'input is not to be had: there is one input, which is . (column 1)'],
    ['halt', "halt is not to be had: a program can't end the run (column 1)"],
    ['.a € 1', '€ is no part of jq (column 4)'],
    ['import "a" as b; 1', 'a term expected, found import (column 1)'],
  ])('of %s says why', (program, error) => {
    expect(evaluateJq(program, { a: 1 })).toEqual({
      ok: false,
      error,
    });
  });

  test('of syntax has its place', () => {
    expect(jqSyntaxProblem('.a |\n  )')).toEqual({
      message: 'a term expected, found ) (line 2, column 3)',
      at: 7,
      line: 2,
      column: 3,
    });
    expect(jqSyntaxProblem('.a')).toBeUndefined();
  });
});

// jq-web is built from a commit between 1.7 and 1.8: where they differ, ours is 1.8, its manual or its source.
describe('as jq 1.8, other than jq-web', () => {
  test.each<[program: string, input: Json, values: readonly Json[] | string]>([
    ['[last(empty)]', null, [[]]],
    ['[limit(-1; 1)]', null, "limit doesn't support negative count"],
    ['[skip(1; 1, 2, 3)]', null, [[2, 3]]],
    ['[skip(-1; 1)]', null, "skip doesn't support negative count"],
    ['add(.[] | .a)', [{ a: 1 }, { a: 2 }], [3]],
    ['toarray, (1 | toarray)', [2], [[2], [1]]],
    ['trim, ltrim, rtrim', ' a b ', ['a b', 'a b ', ' a b']],
    ['trimstr("a")', 'aba', ['b']],
    ['map(abs)', [-1, 0, 2.5], [[1, 0, 2.5]]],
    ['abs', 'a', 'string ("a") has no absolute value'],
    ['map(toboolean)', ['true', false], [[true, false]]],
    ['tonumber', ' 1 ', 'string (" 1 ") cannot be parsed as a number'],
    ['@urid', 'a%20%C3%A9', ['a é']],
    ['@urid', '%zz', 'string ("%zz") is not a valid uri encoding'],
    ['@base32, (@base32 | @base32d)', 'hi', ['NBUQ====', 'hi']],
    ['indices("b")', 'éb', [[1]]],
    ['have_literal_numbers, have_decnum', null, [true, false]],
    ['[leaf_paths]', { a: [1] }, [[['a', 0]]]],
    ['[.[] | isvalid(error)]', [1], [[false]]],
    ['ascii', 65, ['A']],
    ['{a: 1 + 2, b: .x // 3}', {}, [{ a: 3, b: 3 }]],
    ['.a? // "none"', 1, ['none']],
    ['1.0, 1e1000 | tojson', null, ['1', '1.7976931348623157e+308']],
    [
      'strftime("%D %T %F %R %j %U %u %w %V %G %C %Z")',
      1_707_526_923,
      ['02/10/24 01:02:03 2024-02-10 01:02 041 05 6 6 06 2024 20 UTC'],
    ],
    ['dateadd("seconds"; 10), datesub("seconds"; 10), date', 20, [30, 10, '1970-01-01T00:00:20Z']],
    [
      '[strptime("%d/%b/%Y %I:%M %p %z")[:6][]]',
      '05/Mar/2015 11:51 PM +0100',
      [[2015, 2, 5, 23, 51, 0]],
    ],
    ['path(last), path(first), path(nth(2))', [], [[-1], [0], [2]]],
  ])('%s', (program, input, values) => {
    expect(allResults(program, input, 100)).toEqual(
      typeof values === 'string' ? { ok: false, error: values } : { ok: true, values },
    );
  });
});

test('now is the time it is given, in seconds, and it tells that it was asked for', () => {
  const now = Date.parse('2026-01-31T09:30:00.250Z');
  const usesClock = true;
  expect(evaluateJq('now', null, { now })).toEqual({
    ok: true,
    value: 1_769_851_800.25,
    usesClock,
  });
  expect(evaluateJq('now | todate', null, { now })).toEqual({
    ok: true,
    value: '2026-01-31T09:30:00Z',
    usesClock,
  });
  expect(evaluateJq('if .a then now else 1 end', {}, { now })).toEqual({ ok: true, value: 1 });
});

test('results are taken no further than asked for', () => {
  expect(allResults('range(infinite)', null, 3)).toEqual({ ok: true, values: [0, 1, 2] });
  expect(allResults('1, error("later")', null, 1)).toEqual({ ok: true, values: [1] });
  expect(allResults('1, error("later")', null, 2)).toEqual({ ok: false, error: 'later' });
});
