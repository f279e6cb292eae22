import { describe, expect, test } from 'vitest';
import { evaluateJq } from './evaluate.ts';

const TOO_MUCH = 'the jq program takes too many steps or makes too much data';
const TOO_DEEP = 'the jq program or its data is nested too deeply';

describe('a program that would go on for ever, or fill the memory, ends in an error', () => {
  test.each([
    '[range(1e9)]',
    '[range(infinite)]',
    'reduce range(1e9) as $i (0; . + 1)',
    '[limit(1e9; repeat(1))]',
    'repeat(empty)',
    '[recurse(. + 1)]',
    'last(recurse(. + 1))',
    '0 | until(. < 0; . + 1)',
    '[0 | while(true; . + 1)]',
    '"x" * 1e9',
    'reduce range(40) as $i ("x"; . + .)',
    'reduce range(40) as $i ([1]; . + .)',
    'reduce range(40) as $i (1; [., .])',
    'reduce range(40) as $i (1; {a: ., b: .}) | tojson',
    'reduce range(40) as $i (1; [., .]) | flatten',
    'reduce range(40) as $i (1; [., .]) | [paths]',
    'reduce range(40) as $i (1; [., .]) | [..]',
    '[range(50)] | [combinations(5)]',
    '[range(1000) | [range(1000)]]',
    '.[1e9] = 1',
    'reduce range(1e5) as $i ({}; .["k\\($i)"] = 1)',
    'reduce range(1e5) as $i ([]; . + [$i])',
    '[repeat(try error("x") catch .)]',
    '"a" * 5e5 | gsub("a"; "b")',
    '("(a|b|c)" * 100) as $re | ("abc" * 5000) | [match($re; "g")]',
    '("a" * 1e4) as $s | [range(1e5) | $s + "b"]',
    '[.[]?, range(1e6)] | sort_by(-.)',
    '1 | strftime("%c" * 1e5)',
    '("ab" * 5000) as $s | [range(9) | $s | test("[ab]*a[ab]{500}[cd]")]',
    '("a" * 3000) | [match("a(.*[bc])?"; "g")]',
    '[range(1e5) as $i | "a" | test("(a|b){900}\\($i)")]',
  ])('%s', (program) => {
    expect(evaluateJq(program, null)).toEqual({ ok: false, error: TOO_MUCH });
  });

  test.each([
    'def f: f; f',
    'def f: [f]; f',
    'def f: ., (. | f); [f]',
    'def f(g): g | f(g); f(.)',
    'def f($x): f($x + 1); f(0)',
    'def f: try error("x") catch f; f',
    'def f: (1, 2) | f; first(f)',
    'def f: def g: f; g; f',
    'reduce range(10000) as $i (1; [.])',
    '[range(1e4) | "a"] as $path | null | setpath($path; 1)',
  ])('%s', (program) => {
    expect(evaluateJq(program, null)).toEqual({ ok: false, error: TOO_DEEP });
  });

  test('a pattern that costs other engines for ever is matched in linear time', () => {
    expect(evaluateJq('test("^(a+)+$")', `${'a'.repeat(5000)}b`)).toEqual({
      ok: true,
      value: false,
    });
  });
});

test('a program costs the same, whatever was evaluated before it', () => {
  const cost = (program: string): readonly number[] => {
    const paid: number[] = [];
    evaluateJq(program, null, { charge: (steps) => paid.push(steps) });
    return paid;
  };
  const program = '[range(50) as $i | "a-\\($i)" | test("^[a-z]-\\($i)$")] | all';
  const first = cost(program);
  cost('[range(1e4) | tojson | test("x")]');
  expect(cost(program)).toEqual(first);
  expect(first[1]).toBeGreaterThan(50 * 50);
});

describe('a program that is nested or long beyond reason is refused', () => {
  test.each([
    ['brackets', `${'('.repeat(4000)}1${')'.repeat(4000)}`],
    ['arrays', `${'['.repeat(4000)}1${']'.repeat(4000)}`],
    ['texts', `${'"\\('.repeat(1500)}1${')"'.repeat(1500)}`],
    ['objects', `${'{a:'.repeat(2000)}1${'}'.repeat(2000)}`],
    ['patterns', `. as ${'['.repeat(4000)}$x${']'.repeat(4000)} | 1`],
    ['minus signs', `${'-'.repeat(5000)}1`],
    ['pipes', `${'.|'.repeat(4900)}.`],
    ['sums', `${'1+'.repeat(4900)}1`],
    ['paths', '.a'.repeat(4900)],
    ['question marks', `.${'?'.repeat(9000)}`],
    ['alternatives', `${'1//'.repeat(3000)}1`],
    ['definitions', `${'def f: '.repeat(1000)}1${';'.repeat(1000)} 1`],
    ['conditions', `if 1 then 1 ${'elif 1 then 1 '.repeat(600)}end`],
    ['variables', `${'. as $x|'.repeat(1100)}1`],
    ['attempts', `${'try '.repeat(2400)}1`],
    ['characters', `.${' '.repeat(10_001)}`],
  ])('%s', (_what, program) => {
    expect(evaluateJq(program, null)).toEqual({
      ok: false,
      error: expect.stringMatching(/nested too deeply|may be 10000 characters long/),
    });
  });
});
