import { calculateCondition } from '@descope/web-component/dist/esm/helpers/conditions.js';
import * as vendor from '@descope/web-component/dist/esm/helpers/realtime-conditions/evaluator.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { arbitraryOperand, arbitraryOperands } from '../testing/arbitrary-operands.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { isEmptyValue, toBoolean, toFloat, toSlice, toText } from './coerce.ts';
import { OPERATORS } from './operators.ts';
import type { OperatorId } from './operators.ts';

// Our operators beside the vendor's own code, on the same values. `matches` is compared where patterns are: the vendor's
// takes exponential time for some.

const CASES = { numRuns: 20_000 };

function decide(id: OperatorId, target: Json | undefined, predicate: Json | undefined): boolean {
  return OPERATORS[id].test(target, predicate, TEST_TOOLS) === true;
}

function atomic(operator: string, target: Json | undefined, predicate: Json | undefined) {
  return {
    operator,
    target: { kind: 'value', value: target },
    predicate: { kind: 'value', value: predicate },
  } as const;
}

test.each([
  'equal',
  'not-equal',
  'contains',
  'doesnt-contains',
  'greater-than',
  'greater-than-or-equal',
  'less-than',
  'less-than-or-equal',
  'empty',
  'not-empty',
  'is-true',
  'is-false',
  'in',
  'not-in',
] as const)('%s decides as the vendor’s evaluator does', (id) => {
  let held = 0;
  fc.assert(
    fc.property(arbitraryOperands, ([target, predicate]) => {
      const theirs = vendor.evaluateCondition(
        { rules: [{ atomicConditions: [atomic(id, target, predicate)] }] },
        {},
      );
      if (decide(id, target, predicate) !== theirs) throw new Error(`the vendor says ${theirs}`);
      held += theirs ? 1 : 0;
    }),
    CASES,
  );
  expect(held).toBeGreaterThan(CASES.numRuns / 100);
  expect(held).toBeLessThan(CASES.numRuns * 0.99);
});

test('coercions are the vendor’s', () => {
  fc.assert(
    fc.property(arbitraryOperand, (value) => {
      const number = vendor.toFloat(value);
      const truth = vendor.toBoolean(value);
      const list = vendor.toSlice(value);
      const isSame =
        Object.is(toFloat(value), number.ok ? number.value : null) &&
        toBoolean(value) === (truth.ok ? truth.value : null) &&
        JSON.stringify(toSlice(value)) === JSON.stringify(list) &&
        toText(value) === vendor.toString(value) &&
        isEmptyValue(value) === vendor.isEmpty(value);
      if (!isSame) throw new Error('the vendor reads it otherwise');
    }),
    CASES,
  );
});

const bounds = fc.oneof(
  fc.constantFrom('', ' ', 'a', '1e1', '0x5', '-0', 'Infinity', '-Infinity', 'NaN', '.5', '1 0'),
  fc.integer({ min: -12, max: 12 }).map(String),
);
const range = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(bounds, bounds).map((both) => both.join(',')) },
  { weight: 2, arbitrary: bounds },
  { weight: 1, arbitrary: fc.tuple(bounds, bounds, bounds).map((all) => all.join(',')) },
);
const key = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -12, max: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, -0, 1e21, 7.5, 2 ** 53) },
);

test.each([
  ['in-range', range],
  ['not-in-range', range],
  ['devised-by', fc.oneof(bounds, range)],
  ['greater-than', bounds.filter((text) => toFloat(text) !== null)],
  ['less-than-or-equal', bounds.filter((text) => toFloat(text) !== null)],
] as const)('%s decides about a number as the vendor’s code for abTestingKey does', (id, value) => {
  fc.assert(
    fc.property(key, fc.option(value, { nil: undefined }), (number, predicate) => {
      const { conditionInteractionId } = calculateCondition(
        {
          key: 'abTestingKey',
          operator: id,
          ...(predicate !== undefined && { predicate }),
          met: { interactionId: 'met' },
          unmet: { interactionId: 'unmet' },
        },
        { abTestingKey: number },
      );
      const ours = decide(id, number, predicate);
      if (ours !== (conditionInteractionId === 'met')) throw new Error(`the vendor says ${!ours}`);
    }),
    CASES,
  );
});
