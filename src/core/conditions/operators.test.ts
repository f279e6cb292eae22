import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PatternMatch } from '../engine/tools.ts';
import type { Json } from '../json.ts';
import { arbitraryHostileJson } from '../testing/arbitrary-json.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { isEmptyValue, toBoolean, toFloat, toSlice } from './coerce.ts';
import { OPERATOR_IDS, OPERATORS } from './operators.ts';
import type { OperatorId } from './operators.ts';

/** What an operator decides with the tools that hosts lend. */
function decide(id: OperatorId, target: Json | undefined, predicate?: Json): PatternMatch {
  return OPERATORS[id].test(target, predicate, TEST_TOOLS);
}

type Row = readonly [target: Json | undefined, predicate: Json | undefined, holds: boolean];

/** An operator and its negation decide the same rows, the other way round where either can decide at all. */
const TABLES: Readonly<Record<string, readonly Row[]>> = {
  equal: [
    ['a', 'a', true],
    ['a', 'A', false],
    [1, 1, true],
    [1, '1', true],
    [1, '1.0', false],
    [true, 'true', true],
    [null, '', true],
    [undefined, '', true],
    [undefined, undefined, true],
    [undefined, null, true],
    [0, '', false],
    [false, '', false],
    [['a', 'b'], 'a,b', true],
    [[], '', true],
    [{ a: 1 }, '[object Object]', true],
  ],
  'not-equal': [
    ['a', 'b', true],
    ['a', 'a', false],
    [1, '1', false],
    [undefined, 'a', true],
    [undefined, '', false],
    [{ a: 1 }, { a: 2 }, false],
  ],
  contains: [
    [['a', 1], 'a', true],
    [['a', 1], 1, true],
    [['a', 1], '1', false],
    [['ab'], 'a', false],
    ['abc', 'b', true],
    ['abc', '', true],
    ['abc', 'B', false],
    ['a1', 1, true],
    ['', undefined, true],
    [['a'], undefined, false],
    [[null], undefined, false],
    [12, 1, false],
    [{ a: 1 }, 'a', false],
    [undefined, '', false],
  ],
  'doesnt-contains': [
    [['a'], 'b', true],
    [['a'], 'a', false],
    ['abc', 'd', true],
    ['abc', 'b', false],
    [12, 3, false],
    [undefined, 'a', false],
    [null, 'a', false],
    [{}, 'a', false],
  ],
  'greater-than': [
    [2, 1, true],
    [1, 1, false],
    ['10', '9', true],
    [true, 0, true],
    [0.6, '0.5', true],
    ['b', 'a', false],
    ['', -1, false],
    [undefined, 0, false],
    [1, undefined, false],
    [[2], 1, false],
  ],
  'greater-than-or-equal': [
    [1, 1, true],
    ['1', true, true],
    [0, 1, false],
    [null, 0, false],
  ],
  'less-than': [
    [1, 2, true],
    [1, 1, false],
    ['9', '10', true],
    [undefined, 1, false],
    ['a', 'b', false],
  ],
  'less-than-or-equal': [
    [1, 1, true],
    [2, 1, false],
    [null, null, false],
  ],
  empty: [
    [undefined, undefined, true],
    [null, undefined, true],
    ['', undefined, true],
    [[], undefined, true],
    [{}, undefined, true],
    [0, undefined, false],
    [false, undefined, false],
    [' ', undefined, false],
    [[null], undefined, false],
  ],
  'not-empty': [
    [undefined, undefined, false],
    ['', undefined, false],
    [{}, undefined, false],
    [0, undefined, true],
    [false, undefined, true],
    [' ', undefined, true],
  ],
  'is-true': [
    [true, undefined, true],
    ['true', undefined, true],
    [-1, undefined, true],
    [0, undefined, false],
    ['1', undefined, false],
    ['TRUE', undefined, false],
    [undefined, undefined, false],
    [[true], undefined, false],
  ],
  'is-false': [
    [false, undefined, true],
    ['false', undefined, true],
    [0, undefined, true],
    [1, undefined, false],
    ['', undefined, false],
    [undefined, undefined, false],
    [null, undefined, false],
    [{}, undefined, false],
  ],
  in: [
    ['a', ['a', 'b'], true],
    ['a', 'a,b', true],
    ['b', 'a, b', false],
    [' b', 'a, b', true],
    [1, [1], true],
    [1, '1,2', false],
    ['c', ['a'], false],
    ['a', 5, false],
    ['a', undefined, false],
    [undefined, ['a'], false],
  ],
  'not-in': [
    ['c', ['a', 'b'], true],
    ['a', 'a,b', false],
    ['a', 5, false],
    ['a', undefined, false],
    [undefined, ['a'], true],
    [null, [null], false],
  ],
  matches: [
    ['ann@example.com', '@', true],
    ['ann', '^a.*n$', true],
    ['ann', '^b', false],
    ['', '', true],
    ['', undefined, true],
    ['a', null, true],
    ['a1', 1, true],
    ['is true', true, true],
    ['a', [], true],
    ['a,b', ['a', 'b'], true],
    [1, '1', false],
    [['a'], 'a', false],
    [undefined, '', false],
    [null, '', false],
  ],
  'is-email': [
    ['ann@example.com', undefined, true],
    ['Ann+tag@sub.example.co.uk', undefined, true],
    ['ann@example', undefined, false],
    ['ann@', undefined, false],
    [' ann@example.com', undefined, false],
    ['Ann <ann@example.com>', undefined, false],
    ['', undefined, false],
    [`${'a'.repeat(64)}@${'b'.repeat(60)}.com`, undefined, true],
    [`${'a'.repeat(60_000)}@example.com`, undefined, false],
    [['ann@example.com'], undefined, false],
    [1, undefined, false],
    [undefined, undefined, false],
    [null, undefined, false],
  ],
  'is-phone': [
    ['+12133734253', undefined, true],
    ['+1 213 373 4253', undefined, true],
    ['+1 (213) 373-4253', undefined, true],
    ['+1 202 555 0123', undefined, true],
    ['+49111111111', undefined, true],
    ['+15555550100', undefined, false],
    ['+49 30 901820', undefined, true],
    ['+972541234567', undefined, true],
    ['2133734253', undefined, false],
    ['0012133734253', undefined, false],
    ['+1213', undefined, false],
    ['+1213373425399', undefined, false],
    ['+99912345678', undefined, false],
    ['call +12133734253', undefined, false],
    ['+', undefined, false],
    ['', undefined, false],
    [`+1${'2'.repeat(60_000)}`, undefined, false],
    [12133734253, undefined, false],
    [undefined, undefined, false],
  ],
  'in-range': [
    [5, '1,10', true],
    [1, '1,10', true],
    [10, '1,10', true],
    [10.5, '1,10', false],
    ['5', ' 1 , 10 ', true],
    [5, [1, 10], true],
    [true, '1,1', true],
    [5, '10,1', false],
    [5, '1', false],
    [-2, '-5', true],
    [0, undefined, true],
    [0, '', true],
    [1, undefined, false],
    [5, 'a,b', false],
    [5, '1,10,3', true],
    ['a', '1,10', false],
    ['', '0,0', false],
    [undefined, '0,0', false],
    [null, undefined, false],
  ],
  'not-in-range': [
    [11, '1,10', true],
    [0, '1,10', true],
    [1, '1,10', false],
    ['5', '1,10', false],
    [5, undefined, true],
    [5, '', true],
    [5, '1', true],
    [5, 'a,b', true],
    [5, '10,1', true],
    ['a', '1,10', false],
    [undefined, undefined, false],
    [[5], '1,2', false],
  ],
  'devised-by': [
    [10, '5', true],
    [10, 5, true],
    [0, 7, true],
    [-4, '2', true],
    [7.5, 2.5, true],
    ['9', '0x3', true],
    [10, '3', false],
    [10, 0, false],
    [10, '', false],
    [10, undefined, false],
    [10, 'a', false],
    [10, true, true],
    [10, [5], true],
    ['a', 1, false],
    [undefined, 1, false],
  ],
};

describe.each(Object.entries(TABLES))('%s', (id, rows) => {
  test.each(rows)('%j, %j: %s', (target, predicate, holds) => {
    expect(decide(OPERATOR_IDS.find((known) => known === id) ?? 'equal', target, predicate)).toBe(
      holds,
    );
  });
});

test('every operator has its table, its label, and a place in the menu', () => {
  expect(Object.keys(TABLES).toSorted()).toEqual(Object.keys(OPERATORS).toSorted());
  expect([...OPERATOR_IDS].toSorted()).toEqual(Object.keys(OPERATORS).toSorted());
  const labels = OPERATOR_IDS.map((id) => OPERATORS[id].label);
  expect(new Set(labels).size).toBe(labels.length);
});

test('the operators that look at their key alone pay no heed to a value', () => {
  const alone = OPERATOR_IDS.filter((id) => !OPERATORS[id].takesValue);
  expect(alone).toEqual(['empty', 'not-empty', 'is-true', 'is-false', 'is-email', 'is-phone']);
  fc.assert(
    fc.property(
      fc.constantFrom(...alone),
      arbitraryHostileJson,
      arbitraryHostileJson,
      (id, a, b) => {
        expect(decide(id, a, b)).toBe(decide(id, a));
      },
    ),
  );
});

type Decides = (target: Json, predicate: Json) => boolean;

/** Pairs of negations, and where neither may hold: a value of the wrong type. */
const NEGATIONS: readonly (readonly [OperatorId, OperatorId, Decides])[] = [
  ['equal', 'not-equal', () => true],
  ['empty', 'not-empty', () => true],
  ['contains', 'doesnt-contains', (a) => Array.isArray(a) || typeof a === 'string'],
  ['is-true', 'is-false', (a) => toBoolean(a) !== null],
  ['in', 'not-in', (_a, b) => toSlice(b) !== null],
  ['greater-than', 'less-than-or-equal', (a, b) => toFloat(a) !== null && toFloat(b) !== null],
  ['less-than', 'greater-than-or-equal', (a, b) => toFloat(a) !== null && toFloat(b) !== null],
];

test.each(NEGATIONS)(
  '%s and %s: exactly one holds, or neither for a wrong type',
  (id, negation, decides) => {
    fc.assert(
      fc.property(arbitraryHostileJson, arbitraryHostileJson, (a, b) => {
        const held = [decide(id, a, b), decide(negation, a, b)].filter(Boolean);
        expect(held).toHaveLength(decides(a, b) ? 1 : 0);
      }),
    );
  },
);

test('what is empty equals the empty text, except for an empty object', () => {
  fc.assert(
    fc.property(arbitraryHostileJson, (value) => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      expect(!isObject && isEmptyValue(value) && !decide('equal', value, '')).toBe(false);
    }),
  );
});
